using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Realign.Claims.Proposals;

namespace Realign.Cli;

/// <summary>
/// The way to a model's endpoint and back: puts the key on, bounds what is read, and turns each failure into plain words. Bodies of errors are not
/// shown, for some repeat the key.
/// </summary>
internal sealed class ReaderTransport(HttpMessageHandler inner, string? key) : DelegatingHandler(inner)
{
    public const string NoCompletion = "answered with something that is no chat completion; --reader-url is the address before /chat/completions, often one that ends in /v1";

    private const int LongestBody = 1 << 20;

    private static readonly TimeSpan _shortWait = TimeSpan.FromSeconds(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                using (response) throw Failure(response, key is not null);
            }

            byte[] body = await Body(response, cancellationToken).ConfigureAwait(false);
            if (!IsCompletion(body)) throw new ReaderFailedException(NoCompletion);
            var type = response.Content.Headers.ContentType;
            response.Content.Dispose();
            response.Content = new ByteArrayContent(body) { Headers = { ContentType = type } };
            return response;
        }
        catch (HttpRequestException e)
        {
            throw new ReaderFailedException(Unreachable(e.HttpRequestError), e);
        }
        catch (IOException e)
        {
            throw new ReaderFailedException("broke off in the middle of an answer", e);
        }
    }

    private static async Task<byte[]> Body(HttpResponseMessage response, CancellationToken cancellation)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var body = new MemoryStream();
            byte[] buffer = new byte[16 << 10];
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                if (body.Length + read > LongestBody) throw new ReaderFailedException("answered with more than 1 MB, which no part of an article needs");
                body.Write(buffer, 0, read);
            }

            return body.ToArray();
        }
    }

    /// <summary>The least that an answer is: <c>{"choices": [{"message": {"content": "…"}}]}</c>.</summary>
    private static bool IsCompletion(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0
                && choices[0].ValueKind == JsonValueKind.Object && choices[0].TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ReaderFailedException Failure(HttpResponseMessage response, bool hasKey)
    {
        int status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new($"refused access ({status}); {(hasKey ? "the key in REALIGN_READER_KEY is not accepted" : "it wants a key, in the environment variable REALIGN_READER_KEY")}"),
            HttpStatusCode.NotFound => new("knows no such model or address (404); check --reader-model, and that --reader-url is the address before /chat/completions"),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => new($"rejected the request ({status}); the model must allow temperature 0 and answers by a JSON schema"),
            HttpStatusCode.TooManyRequests => new($"turns requests away for now (429){Asks(response)}") { RetryAfter = Wait(response) },
            _ when status is >= 300 and < 400 => new($"sends on to another address ({status}), which is not followed; give that address"),
            _ when status >= 500 => new($"failed ({status}){Asks(response)}") { RetryAfter = Wait(response) },
            _ => new($"answered with status {status}"),
        };
    }

    private static string Asks(HttpResponseMessage response) => response.Headers.RetryAfter is null ? "" : $" and asks to wait {Wait(response).TotalSeconds:0} s";

    private static TimeSpan Wait(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - DateTimeOffset.UtcNow ?? _shortWait : _shortWait;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string Unreachable(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "cannot be reached: no such host",
        HttpRequestError.SecureConnectionError => "cannot be reached safely: its certificate or its TLS is not accepted",
        HttpRequestError.ConnectionError => "cannot be reached: nothing listens there",
        HttpRequestError.ResponseEnded => "ended the connection without an answer",
        _ => "cannot be reached",
    };
}
