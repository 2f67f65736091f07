using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Realign.Tests.Claims.Proposals;

/// <summary>A model's endpoint on this machine that answers as a test tells it to, down to the bytes on the wire, and then closes without a word.</summary>
internal sealed class FakeEndpoint : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<int, byte[]?> _answer;

    /// <param name="answer">What to write for the n-th request (from 1); null to stay silent.</param>
    public FakeEndpoint(Func<int, byte[]?> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = Serve();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1";

    /// <summary>Head and body of each request.</summary>
    public ConcurrentQueue<(string Head, string Body)> Requests { get; } = [];

    public static byte[] Http(int status, string body, params string[] headers) => Encoding.UTF8.GetBytes(
        $"HTTP/1.1 {status} Text\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture)}\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n{body}");

    /// <summary>A chat completion whose message is the given text.</summary>
    public static byte[] Says(string content, string finish = "stop") => Http(200, JsonSerializer.Serialize(new
    {
        id = "1",
        @object = "chat.completion",
        created = 1,
        model = "fake",
        choices = new[] { new { index = 0, message = new { role = "assistant", content }, finish_reason = finish } },
        usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
    }));

    public static byte[] Proposes(params string[] claims) => Says($$"""{"claims": [{{string.Join(",", claims)}}]}""");

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            for (int n = 1; ; n++)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = Answer(client, n);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Answer(TcpClient client, int n)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                Requests.Enqueue(await Request(stream));
                if (_answer(n) is { } bytes) await stream.WriteAsync(bytes, _end.Token);
                else await Task.Delay(Timeout.Infinite, _end.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
            {
                // The other side, or the test, has gone.
            }
        }
    }

    private async Task<(string Head, string Body)> Request(NetworkStream stream)
    {
        var bytes = new MemoryStream();
        byte[] buffer = new byte[64 << 10];
        while (true)
        {
            int read = await stream.ReadAsync(buffer, _end.Token);
            if (read == 0) throw new IOException("ended early");
            bytes.Write(buffer, 0, read);
            byte[] all = bytes.ToArray();
            int head = all.AsSpan().IndexOf("\r\n\r\n"u8);
            if (head < 0) continue;
            string text = Encoding.ASCII.GetString(all, 0, head);
            int length = int.Parse(text.Split("\r\n").First(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))[15..], CultureInfo.InvariantCulture);
            if (all.Length - head - 4 >= length) return (text, Encoding.UTF8.GetString(all, head + 4, length));
        }
    }
}
