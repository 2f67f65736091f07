using System.Net;
using System.Net.Sockets;
using Npgsql;
using StackExchange.Redis;

namespace Realign.Cluster;

/// <summary>
/// Where the members of a cluster find each other: <c>redis://[:PASSWORD@]HOST[:PORT][/DATABASE]</c>, <c>rediss://…</c> with TLS, or
/// <c>postgres://USER[:PASSWORD]@HOST[:PORT]/DATABASE</c>. It does not show its password.
/// </summary>
public sealed class ClusterAddress
{
    internal static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Connections that a process holds to PostgreSQL at most.</summary>
    private const int MostConnections = 4;

    private static readonly string[] _schemes = ["redis", "rediss", "postgres", "postgresql"];
    private readonly Uri _uri;

    private ClusterAddress(Uri uri) => _uri = uri;

    public bool IsRedis => _uri.Scheme is "redis" or "rediss";

    public string Host => _uri.IdnHost;

    public int Port => _uri.Port > 0 ? _uri.Port : IsRedis ? 6379 : 5432;

    /// <summary>Whether it is on this machine.</summary>
    public bool IsLoopback => _uri.IsLoopback;

    /// <exception cref="RealignException">It is no address of this kind.</exception>
    public static ClusterAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const string Remedy = "Write redis://HOST:6379, rediss:// for TLS, or postgres://USER@HOST:5432/DATABASE; a password stands before the host, or in REALIGN_CLUSTER in place of the option.";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !_schemes.Contains(uri.Scheme) || uri.IdnHost.Length == 0)
            throw new RealignException($"'{(text.Contains('@', StringComparison.Ordinal) ? text[(text.IndexOf('@', StringComparison.Ordinal) + 1)..] : text)}' is no address of a cluster. {Remedy}");
        var address = new ClusterAddress(uri);
        if (address.IsRedis && uri.AbsolutePath.Length > 1 && !int.TryParse(uri.AbsolutePath[1..], out _)) throw new RealignException($"'{address}': '{uri.AbsolutePath[1..]}' is no number of a Redis database. {Remedy}");
        if (!address.IsRedis && uri.AbsolutePath.Length <= 1) throw new RealignException($"'{address}': the name of the database is missing. {Remedy}");
        return address;
    }

    /// <summary>Makes sure that it answers, within seconds.</summary>
    /// <exception cref="RealignException">It cannot be reached, or refuses.</exception>
    public async Task Probe(CancellationToken cancellation)
    {
        try
        {
            if (IsRedis)
            {
                var options = RedisOptions();
                (options.AbortOnConnectFail, options.ConnectRetry) = (true, 1);
                await using var redis = await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(ConnectTimeout * 2, cancellation).ConfigureAwait(false);
                await redis.GetDatabase().PingAsync().WaitAsync(ConnectTimeout, cancellation).ConfigureAwait(false);
            }
            else
            {
                await PostgresMembership.Prepare(PostgresConnection(), cancellation).WaitAsync(ConnectTimeout * 2, cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is RedisException or NpgsqlException or TimeoutException or SocketException)
        {
            throw new RealignException($"{this} cannot be reached ({FirstLine(e)}). See that it runs, that host, port and password are right, and that no firewall stands between.", e);
        }
    }

    /// <summary>The address of this machine that leads to it, by which other members will reach us.</summary>
    /// <exception cref="RealignException">The host is unknown.</exception>
    public IPAddress OwnAddress()
    {
        if (IsLoopback) return IPAddress.Loopback;
        try
        {
            // Connecting a datagram socket sends nothing; it only chooses the way.
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(Host, Port);
            return ((IPEndPoint)socket.LocalEndPoint!).Address;
        }
        catch (SocketException e)
        {
            throw new RealignException($"No way leads to {this} ({e.Message}). See that the host is right, or name this machine's address with --address.", e);
        }
    }

    public override string ToString() => $"{_uri.Scheme}://{Host}:{Port}{_uri.AbsolutePath.TrimEnd('/')}";

    internal ConfigurationOptions RedisOptions()
    {
        var (user, password) = Credentials();
        return new ConfigurationOptions
        {
            EndPoints = { { Host, Port } },
            User = user.Length > 0 ? user : null,
            Password = password,
            DefaultDatabase = _uri.AbsolutePath.Length > 1 ? int.Parse(_uri.AbsolutePath[1..], System.Globalization.CultureInfo.InvariantCulture) : 0,
            Ssl = _uri.Scheme == "rediss",
            AbortOnConnectFail = false,
            ConnectTimeout = (int)ConnectTimeout.TotalMilliseconds,
            AsyncTimeout = (int)ConnectTimeout.TotalMilliseconds,
            SyncTimeout = (int)ConnectTimeout.TotalMilliseconds,
        };
    }

    internal string PostgresConnection()
    {
        var (user, password) = Credentials();
        return new NpgsqlConnectionStringBuilder
        {
            Host = Host,
            Port = Port,
            Database = Uri.UnescapeDataString(_uri.AbsolutePath[1..]),
            Username = user.Length > 0 ? user : null,
            Password = password,
            Timeout = (int)ConnectTimeout.TotalSeconds,
            CommandTimeout = (int)ConnectTimeout.TotalSeconds,
            MaxPoolSize = MostConnections,
        }.ConnectionString;
    }

    private (string User, string? Password) Credentials()
    {
        string[] parts = _uri.UserInfo.Split(':', 2);
        return (Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : null);
    }

    private static string FirstLine(Exception e) => e.Message.Split('\n')[0].TrimEnd('.', '\r');
}
