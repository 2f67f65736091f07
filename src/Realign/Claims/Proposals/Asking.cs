using Microsoft.Extensions.AI;

namespace Realign.Claims.Proposals;

/// <summary>Asks a model, within the bounds: one answer a request, each in time, one more try where the endpoint says that it helps.</summary>
internal sealed class Asking(IChatClient client, ProposalOptions options)
{
    /// <summary>Requests sent.</summary>
    public int Requests { get; private set; }

    public bool MayAsk => Requests < options.MostRequests;

    /// <summary>The text of an answer.</summary>
    /// <exception cref="ReaderFailedException">There is none, and asking on will not help.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<(string Text, bool Cut)> Ask(IList<ChatMessage> messages, CancellationToken cancellation)
    {
        try
        {
            return await Once(messages, cancellation).ConfigureAwait(false);
        }
        catch (ReaderFailedException e) when (e.RetryAfter is { } wait && wait <= options.LongestWait && MayAsk)
        {
            await Task.Delay(wait, cancellation).ConfigureAwait(false);
            return await Once(messages, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<(string Text, bool Cut)> Once(IList<ChatMessage> messages, CancellationToken cancellation)
    {
        Requests++;
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(options.Timeout);
        try
        {
            var answer = await client.GetResponseAsync(messages, Chat(), time.Token).ConfigureAwait(false);
            return (answer.Text, answer.FinishReason == ChatFinishReason.Length);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException && !cancellation.IsCancellationRequested)
        {
            throw new ReaderFailedException($"gave no answer within {options.Timeout.TotalSeconds:0.###} s", e);
        }
        catch (HttpRequestException e)
        {
            throw new ReaderFailedException("cannot be reached", e);
        }
    }

    private ChatOptions Chat() => new()
    {
        ModelId = options.Model,
        Temperature = 0,
        ResponseFormat = ChatResponseFormat.ForJsonSchema(ProposalSchema.Answer, "claims", "The claims of a part of an article."),
        AdditionalProperties = new AdditionalPropertiesDictionary { ["strict"] = true },
    };
}
