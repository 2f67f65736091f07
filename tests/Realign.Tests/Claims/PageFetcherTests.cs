using System.Net;
using System.Net.Sockets;
using System.Text;
using Realign.Claims.Articles;

namespace Realign.Tests.Claims;

/// <summary>Pages from a server of our own; where tests may go is decided here, and who is public by the rule itself.</summary>
public class PageFetcherTests
{
    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2606:4700::1", true)]
    public void Only_public_addresses_are_public(string address, bool isPublic) => Assert.Equal(isPublic, PageFetcher.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1:9/a")]
    [InlineData("http://localhost/a")]
    [InlineData("http://[::1]/a")]
    [InlineData("http://0x7f000001/a")]
    [InlineData("http://2130706433/a")]
    public async Task This_machine_is_refused_however_it_is_written(string address) =>
        Assert.Contains("not on the public network", (await Assert.ThrowsAsync<RealignException>(() => PageFetcher.FetchAsync(address, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("ftp://example.org/a")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://")]
    public async Task Other_addresses_are_none(string address) =>
        Assert.Contains("no web address", (await Assert.ThrowsAsync<RealignException>(() => PageFetcher.FetchAsync(address, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_password_in_the_address_is_not_repeated()
    {
        string message = (await Assert.ThrowsAsync<RealignException>(() => PageFetcher.FetchAsync("https://user:secret@example.org/", TestContext.Current.CancellationToken))).Message;
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_comes_with_a_name_that_tells_its_format()
    {
        await using var server = new Server(_ => Answer("text/html; charset=utf-8", "<html><body><p>Hello</p></body></html>"));
        var (content, name, _) = await Fetch(server.Address("/story"));
        Assert.Equal("Hello", ArticleReader.Read(new MemoryStream(content), name, TestContext.Current.CancellationToken).Text);
        Assert.EndsWith("/story.html", name, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie:", server.Requests.Single(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Redirects_are_followed_and_bounded()
    {
        await using var server = new Server(path => path == "/to" ? Redirect("/there") : path == "/there" ? Answer("text/plain", "here") : Redirect("/round"));
        Assert.Equal("here", Encoding.UTF8.GetString((await Fetch(server.Address("/to"))).Content));
        Assert.Contains("redirects", await Refused(server.Address("/round")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_is_refused()
    {
        await using var server = new Server(_ => Redirect("http://127.0.0.2:9/secret"));
        string message = await Refused(server.Address("/"), a => a.Equals(IPAddress.Loopback));
        Assert.Contains("127.0.0.2", message, StringComparison.Ordinal);
        Assert.Contains("not on the public network", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1/")]
    public async Task A_redirect_to_another_scheme_is_refused(string location)
    {
        await using var server = new Server(_ => Redirect(location));
        Assert.Contains("no web address", await Refused(server.Address("/")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kinds_that_are_not_read_errors_and_empty_pages_are_named()
    {
        await using var server = new Server(path => path switch
        {
            "/image" => Answer("image/png", "x"),
            "/gone" => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            _ => Answer("text/html", ""),
        });
        Assert.Contains("image/png", await Refused(server.Address("/image")), StringComparison.Ordinal);
        Assert.Contains("404", await Refused(server.Address("/gone")), StringComparison.Ordinal);
        Assert.Contains("empty", await Refused(server.Address("/nothing")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_too_large_is_left_whatever_it_says_of_its_length()
    {
        await using var server = new Server(_ => $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n{new string('x', PageFetcher.MostBytes + 1)}");
        Assert.Contains("larger than 5 MB", await Refused(server.Address("/")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_never_ends_is_given_up()
    {
        await using var server = new Server(_ => "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\nsome", stall: true);
        Assert.Contains("did not come within", await Refused(server.Address("/"), timeout: TimeSpan.FromSeconds(1)), StringComparison.Ordinal);
    }

    private static string Answer(string kind, string body) => $"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nSet-Cookie: a=b\r\nConnection: close\r\n\r\n{body}";

    private static string Redirect(string to) => $"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static Task<(byte[] Content, string Name, Uri Address)> Fetch(string address, Func<IPAddress, bool>? allowed = null, TimeSpan? timeout = null) =>
        PageFetcher.FetchAsync(address, allowed ?? IPAddress.IsLoopback, timeout ?? PageFetcher.Timeout, TestContext.Current.CancellationToken);

    private static async Task<string> Refused(string address, Func<IPAddress, bool>? allowed = null, TimeSpan? timeout = null) =>
        (await Assert.ThrowsAsync<RealignException>(() => Fetch(address, allowed, timeout))).Message;

    /// <summary>Answers every connection with the text for its path, and closes it unless it is to stall.</summary>
    private sealed class Server : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _loop;

        public Server(Func<string, string> answer, bool stall = false)
        {
            _listener.Start();
            _loop = Task.Run(async () =>
            {
                while (!_stop.IsCancellationRequested)
                {
                    try
                    {
                        using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                        var stream = client.GetStream();
                        var buffer = new byte[8192];
                        string request = Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, _stop.Token));
                        Requests.Add(request);
                        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer(request.Split(' ')[1])), _stop.Token);
                        if (stall) await Task.Delay(System.Threading.Timeout.Infinite, _stop.Token);
                    }
                    catch (Exception e) when (e is OperationCanceledException or IOException)
                    {
                        // The client hung up, or the test has ended.
                    }
                }
            });
        }

        public List<string> Requests { get; } = [];

        public string Address(string path) => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}";

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Stop();
            await _loop;
            _stop.Dispose();
        }
    }
}
