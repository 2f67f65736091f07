using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Realign.Claims.Articles;

/// <summary>
/// Fetches the one page that was asked for, and nothing that it names. It goes to public addresses only, also behind names and redirects: the connection
/// is made to the very address that was checked. Size, time, redirects and kinds of content are bounded; no cookies, no credentials, no scripts.
/// </summary>
public static class PageFetcher
{
    /// <summary>Largest page.</summary>
    public const int MostBytes = 5 << 20;

    /// <summary>How many redirects are followed.</summary>
    public const int MostRedirects = 5;

    /// <summary>How long a page may take, all redirects together.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private static readonly HashSet<string> _kinds = ["text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf"];

    /// <summary>Whether a name on a command line is the address of a page.</summary>
    public static bool IsAddress(string name) =>
        name is not null && (name.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || name.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>The page's bytes, and a name whose extension tells its format.</summary>
    /// <param name="address">An absolute http or https address.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="RealignException">The address is none or not public, the page does not come, is too large, too slow or of a kind that is not read.</exception>
    public static Task<(byte[] Content, string Name, Uri Address)> FetchAsync(string address, CancellationToken cancellation = default) => FetchAsync(address, IsPublic, Timeout, cancellation);

    /// <summary>The same for tests, which decide where it may go and for how long.</summary>
    internal static async Task<(byte[] Content, string Name, Uri Address)> FetchAsync(string address, Func<IPAddress, bool> allowed, TimeSpan timeout, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        var uri = Checked(address);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        using var client = Client(allowed);
        try
        {
            for (int redirects = 0; ; redirects++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, uri);
                request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Realign", Product.Version.Split('+')[0]));
                request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,text/plain,application/pdf");
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
                if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } next)
                {
                    if (redirects == MostRedirects) throw new RealignException($"{address}: more than {MostRedirects} redirects. Save the page from a browser, and give the file.");
                    uri = Checked(new Uri(uri, next).AbsoluteUri);
                    continue;
                }

                if (!answer.IsSuccessStatusCode) throw new RealignException($"{address}: the server answers {(int)answer.StatusCode} {answer.ReasonPhrase}. Save the page from a browser, and give the file.");
                string kind = answer.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "";
                if (kind.Length > 0 && !_kinds.Contains(kind)) throw new RealignException($"{address}: the content is {kind}; only HTML, plain text, Markdown and PDF are read.");
                return (await BytesAsync(answer, address, limit.Token).ConfigureAwait(false), Name(uri, kind), uri);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RealignException($"{address}: the page did not come within {timeout.TotalSeconds:0} seconds. Try again, or save it from a browser and give the file.");
        }
        catch (HttpRequestException e)
        {
            // Our own refusal stands inside; what the network says is for a person as it is.
            throw e.InnerException as RealignException ?? new RealignException($"{address}: {e.Message} Check the address, or save the page from a browser and give the file.", e);
        }
    }

    /// <summary>Whether an address is that of a public machine: not this one, not of a private network, not set aside for other ends.</summary>
    internal static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return IsPublic(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            byte[] b = address.GetAddressBytes();
            return b[0] switch
            {
                0 or 10 or 127 or >= 224 => false,
                100 => b[1] is < 64 or > 127,
                169 => b[1] != 254,
                172 => b[1] is < 16 or > 31,
                192 => b[1] != 168 && !(b[1] == 0 && b[2] is 0 or 2) && !(b[1] == 88 && b[2] == 99),
                198 => b[1] is not (18 or 19) && !(b[1] == 51 && b[2] == 100),
                203 => !(b[1] == 0 && b[2] == 113),
                _ => true,
            };
        }

        // Global unicast is 2000::/3; what tunnels to IPv4 or documents is not.
        byte[] v6 = address.GetAddressBytes();
        return (v6[0] & 0xE0) == 0x20 && !(v6[0] == 0x20 && v6[1] == 0x02) && !(v6[0] == 0x20 && v6[1] == 0x01 && (v6[2] <= 0x01 || (v6[2] == 0x0D && v6[3] == 0xB8))) && !address.IsIPv6Teredo;
    }

    private static Uri Checked(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0) throw new RealignException($"'{address}' is no web address; write it like https://example.org/article.");
        if (uri.UserInfo.Length > 0) throw new RealignException("The address holds a user or a password, which pages for everyone do not need; leave them out.");
        return uri;
    }

    private static HttpClient Client(Func<IPAddress, bool> allowed)
    {
#pragma warning disable CA2000 // The client owns the handler.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            Credentials = null,
            AutomaticDecompression = DecompressionMethods.All,
            MaxResponseHeadersLength = 64,
            ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, allowed, cancellation),
        };
#pragma warning restore CA2000
        return new HttpClient(handler, disposeHandler: true) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }

    /// <summary>Looks the name up once, checks every address, and connects to one of those that were checked.</summary>
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint place, Func<IPAddress, bool> allowed, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(place.Host, cancellation).ConfigureAwait(false);
        var refused = addresses.Where(a => !allowed(a)).ToList();
        if (addresses.Length == 0 || refused.Count > 0)
            throw new RealignException($"{place.Host} is at {(refused.Count > 0 ? refused[0] : "no address")}, which is not on the public network; pages are fetched from public servers only. Save the page, and give the file.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, place.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Counts while it reads: what a header says of the length, and what compression hides, is not believed.</summary>
    private static async Task<byte[]> BytesAsync(HttpResponseMessage answer, string address, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        var stream = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new byte[1 << 16];
            for (int count = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false); count > 0; count = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false))
            {
                memory.Write(buffer, 0, count);
                if (memory.Length > MostBytes) throw new RealignException($"{address}: the page is larger than {MostBytes >> 20} MB, the most that is fetched. Save the article, and give the file.");
            }
        }

        return memory.Length > 0 ? memory.ToArray() : throw new RealignException($"{address}: the page is empty.");
    }

    /// <summary>What messages call it: the address, with the extension of its kind where it has none.</summary>
    private static string Name(Uri uri, string kind)
    {
        string name = uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        string extension = kind switch { "text/html" or "application/xhtml+xml" => ".html", "text/markdown" => ".md", "application/pdf" => ".pdf", _ => "" };
        return extension.Length == 0 || name.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? name : $"{name}{extension}";
    }
}
