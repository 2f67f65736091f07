using System.Net;

namespace Realign.Server.Access;

/// <summary>
/// Who may reach the server: this machine. Requests must also name it so, because a page from elsewhere could otherwise have its own name resolved to this machine and read what is here.
/// </summary>
internal static class LoopbackAddress
{
    public static IList<string> Hosts { get; } = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>The address, if only this machine can reach it.</summary>
    /// <exception cref="RealignException">It is no http address, or one that others can reach.</exception>
    public static string Require(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || url.PathAndQuery != "/" || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
            throw new RealignException($"--listen {address}: this is no address to listen at; write it like http://127.0.0.1:5080.");
        return url.IdnHost == "localhost" || (IPAddress.TryParse(url.IdnHost, out var ip) && IPAddress.IsLoopback(ip))
            ? address
            : throw new RealignException($"--listen {address}: others could reach this address, and the server does not ask who they are. Listen at 127.0.0.1, [::1] or localhost.");
    }
}
