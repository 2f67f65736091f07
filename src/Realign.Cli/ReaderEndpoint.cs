using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using Realign.Claims.Proposals;

namespace Realign.Cli;

/// <summary>An OpenAI-compatible endpoint of chat completions, whose every failure is a <see cref="ReaderFailedException"/>.</summary>
internal sealed class ReaderEndpoint(IChatClient client, HttpClient http) : DelegatingChatClient(client)
{
    /// <param name="address">The address before <c>/chat/completions</c>.</param>
    /// <param name="model">The model.</param>
    /// <param name="key">Sent as bearer token; null to send none.</param>
    public static ReaderEndpoint Open(Uri address, string model, string? key)
    {
        // Each request has a connection of its own: one that the other side closed in the meantime would lose it. A redirect could carry the text to a host that the user did not name; a proxy has no part in talk within this machine.
        var sockets = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = !address.IsLoopback, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero };
        var http = new HttpClient(new ReaderTransport(sockets, key)) { Timeout = Timeout.InfiniteTimeSpan };
        var options = new OpenAIClientOptions
        {
            Endpoint = address,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        // The client insists on a key; the transport replaces it.
        return new ReaderEndpoint(new ChatClient(model, new ApiKeyCredential("none"), options).AsIChatClient(), http);
    }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ClientResultException or JsonException or InvalidOperationException or FormatException or ArgumentException or KeyNotFoundException)
        {
            throw new ReaderFailedException(ReaderTransport.NoCompletion, e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) http.Dispose();
    }
}
