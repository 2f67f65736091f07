using Microsoft.Extensions.AI;

namespace Realign.Tests.Claims.Proposals;

/// <summary>A model inside the process that answers from the messages and the number of the request (from 1).</summary>
internal sealed class ScriptedModel(Func<IList<ChatMessage>, int, string> answer) : IChatClient
{
    public List<IList<ChatMessage>> Asked { get; } = [];

    public ChatOptions? Options { get; private set; }

    public static ScriptedModel Proposing(params string[] claims) => new((_, _) => $$"""{"claims": [{{string.Join(",", claims)}}]}""");

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add([.. messages]);
        Options = options;
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer(Asked[^1], Asked.Count))));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
