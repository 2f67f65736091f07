using System.Net;
using Realign.Server.Operations;

namespace Realign.Server.Access;

/// <summary>
/// Who may reach the server: this machine, or others too when the server asks who they are. Requests must name the server as it is called, because a page from elsewhere could otherwise have its own
/// name resolved to this machine and read what is here.
/// </summary>
internal static class ListenAddress
{
    private static readonly string[] _loopback = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>The address to listen at, if the options allow it.</summary>
    /// <exception cref="RealignException">It is no address, or others could reach it and are not asked who they are.</exception>
    public static string Of(ServerOptions options)
    {
        string address = options.Listen;
        // "*" and "+" are the web server's own words for every address of the machine.
        string parsed = address.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(parsed, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps) || url.PathAndQuery != "/" || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
            throw new RealignException($"listen {address}: this is no address to listen at; write it like http://127.0.0.1:5080.");
        if (url.Scheme == Uri.UriSchemeHttps && options.Certificate is null) throw new RealignException($"listen {address}: https needs a certificate; name its files as certificate:file and certificate:key.");
        if (IsLoopback(url)) return address;
        if (!options.Access.IsAsked)
            throw new RealignException($"listen {address}: others could reach this address, and the server does not ask who they are. Listen at 127.0.0.1, [::1] or localhost, or switch on access:keys or access:openId.");
        return options.Hosts.Count > 0 ? address : throw new RealignException($"listen {address}: say under which names others call this server, with --host lab.example.org or hosts in the file.");
    }

    /// <summary>The names under which requests may call the server.</summary>
    public static IList<string> HostsOf(ServerOptions options) => [.. options.Hosts, .. _loopback];

    private static bool IsLoopback(Uri url) => url.IdnHost == "localhost" || (IPAddress.TryParse(url.IdnHost, out var ip) && IPAddress.IsLoopback(ip));
}
