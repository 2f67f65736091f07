using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(Realign.Server.Tests.Storage.PostgresCluster))]

namespace Realign.Server.Tests.Storage;

/// <summary>A PostgreSQL server of the tests' own, in a temporary folder on a free port of this machine; started when a test first asks for a database. It does not run as root, which PostgreSQL refuses to.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly string? _programs = Programs();

    private readonly Lazy<Task<int>> _port;
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"realign-postgres-{Guid.NewGuid():N}");

    public PostgresCluster() => _port = new Lazy<Task<int>>(StartAsync);

    public static bool IsInstalled => _programs is not null;

    private string Data => Path.Combine(_folder, "data");

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> DatabaseAsync()
    {
        int port = await _port.Value;
        string name = $"t{Guid.NewGuid():N}";
        string Connection(string database) => $"Host=127.0.0.1;Port={port};Database={database};Username=postgres;Pooling={database == name};Maximum Pool Size=20";
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return Connection(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_port.IsValueCreated) return;
        await RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<int> StartAsync()
    {
        Directory.CreateDirectory(_folder);
        if (Environment.UserName == "root") await RunAsync("/bin/chown", "postgres", _folder);
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            int port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            await RunAsync("initdb", "-D", Data, "-U", "postgres", "--auth=trust", "--no-sync", "--locale=C", "--encoding=UTF8");
            await RunAsync("pg_ctl", "-D", Data, "-w", "-t", "120", "-l", Path.Combine(_folder, "log"), "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200", "start");
            return port;
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        bool ofPostgres = !Path.IsPathRooted(program), asRoot = Environment.UserName == "root";
        string[] line = [.. ofPostgres && asRoot ? ["runuser", "-u", "postgres", "--"] : (string[])[], ofPostgres ? Path.Combine(_programs!, program) : program, .. arguments];
        // The server that pg_ctl starts keeps what it inherits: a pipe of ours would never end.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "cd / && exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", .. line]))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', line)} ended with code {process.ExitCode}.");
    }

    /// <summary>Where Debian or the path has PostgreSQL's programs; null when they are not installed.</summary>
    private static string? Programs()
    {
        const string debian = "/usr/lib/postgresql";
        var folders = Directory.Exists(debian) ? Directory.GetDirectories(debian).Order(StringComparer.Ordinal).Select(f => Path.Combine(f, "bin")).Reverse() : [];
        return folders.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")));
    }
}
