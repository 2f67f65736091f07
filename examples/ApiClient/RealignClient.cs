using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Realign.Examples;

/// <summary>A client of the API that <c>realign serve</c> answers, for the part that most programs need. Copy it and add what you use.</summary>
public sealed class RealignClient : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="server">The server, for example <c>http://127.0.0.1:5080</c>.</param>
    /// <param name="key">An API key; null where the server asks for none.</param>
    public RealignClient(Uri server, string? key = null)
    {
        _http = new HttpClient { BaseAddress = server };
        if (key is not null) _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Solves a scenario at central values.</summary>
    /// <param name="yaml">The scenario.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<RunAnswer> RunAsync(string yaml, CancellationToken cancellation = default)
    {
        using var answer = await _http.PostAsync(new Uri("/api/v1/scenarios/run", UriKind.Relative), new StringContent(yaml), cancellation).ConfigureAwait(false);
        return await ReadAsync<RunAnswer>(answer, cancellation).ConfigureAwait(false);
    }

    /// <summary>Hands in longer work.</summary>
    /// <param name="request">The request, an object with <c>kind</c>.</param>
    /// <param name="key">Sent again with the same key, the same request finds the job that it made before: safe to repeat when a connection broke.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<JobAnswer> SubmitAsync(object request, string key, CancellationToken cancellation = default)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1/jobs") { Content = JsonContent.Create(request) };
        message.Headers.Add("Idempotency-Key", key);
        using var answer = await _http.SendAsync(message, cancellation).ConfigureAwait(false);
        return await ReadAsync<JobAnswer>(answer, cancellation).ConfigureAwait(false);
    }

    /// <summary>A job whenever it changes, until it has ended.</summary>
    public async IAsyncEnumerable<JobAnswer> WatchAsync(string id, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var answer = await _http.GetAsync(new Uri($"/api/v1/jobs/{id}/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        await FailAsync(answer, cancellation).ConfigureAwait(false);
        var stream = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await foreach (var item in SseParser.Create(stream, (_, data) => JsonSerializer.Deserialize<JobAnswer>(data, JsonSerializerOptions.Web)!).EnumerateAsync(cancellation).ConfigureAwait(false))
                yield return item.Data;
        }
    }

    /// <summary>The result of a job that is done, as JSON.</summary>
    public async Task<JsonElement> ResultAsync(string id, CancellationToken cancellation = default)
    {
        using var answer = await _http.GetAsync(new Uri($"/api/v1/jobs/{id}/result", UriKind.Relative), cancellation).ConfigureAwait(false);
        return await ReadAsync<JsonElement>(answer, cancellation).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellation)
    {
        await FailAsync(answer, cancellation).ConfigureAwait(false);
        return (await answer.Content.ReadFromJsonAsync<T>(cancellation).ConfigureAwait(false))!;
    }

    /// <summary>The server says in <c>detail</c> what is wrong and what to do.</summary>
    private static async Task FailAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.IsSuccessStatusCode) return;
        string? detail = answer.Content.Headers.ContentType?.MediaType == "application/problem+json" ? (await answer.Content.ReadFromJsonAsync<Problem>(cancellation).ConfigureAwait(false))?.Detail : null;
        throw new HttpRequestException(detail ?? $"The server answered {(int)answer.StatusCode}.", null, answer.StatusCode);
    }

    private sealed record Problem(string? Detail);
}

/// <summary>What a scenario does.</summary>
/// <param name="Economies">By economy.</param>
public sealed record RunAnswer(IReadOnlyList<EconomyAnswer> Economies);

/// <param name="Code">Of the economy.</param>
/// <param name="Welfare">Its change, a fraction.</param>
public sealed record EconomyAnswer(string Code, FigureAnswer Welfare);

/// <param name="Value">At central values.</param>
/// <param name="Low">The 5th percentile over draws; null without draws.</param>
/// <param name="High">The 95th percentile over draws; null without draws.</param>
public sealed record FigureAnswer(double Value, double? Low, double? High);

/// <param name="Id">Its name.</param>
/// <param name="State"><c>queued</c>, <c>running</c>, <c>done</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Planned">Steps in all.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
public sealed record JobAnswer(string Id, string State, long Done, long Planned, string? Failure);
