using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Realign.Tests;

namespace Realign.Cluster.Tests;

/// <summary>A process that is gone when the test ends.</summary>
internal abstract class Server : IDisposable
{
    private Process? _process;

    protected TemporaryFolder Folder { get; } = new();

    public int Port { get; } = FreePort();

    public virtual void Dispose()
    {
        Kill();
        Folder.Dispose();
    }

    /// <summary>Ends it at once, as kill −9 does.</summary>
    public void Kill()
    {
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    protected void Start(string command, params string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        for (int k = 0; ; k++)
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (k < 200 && !_process.HasExited)
            {
                Thread.Sleep(50);
            }
        }
    }

    protected static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A Redis of Debian's that writes every change to its file.</summary>
internal sealed class Redis : Server
{
    public Redis() => Start();

    public ClusterAddress Address => ClusterAddress.Parse($"redis://127.0.0.1:{Port}");

    public void Start() => Start("redis-server", "--port", $"{Port}", "--bind", "127.0.0.1", "--dir", Folder.Path, "--save", "", "--appendonly", "yes", "--appendfsync", "always");
}

/// <summary>A PostgreSQL of Debian's; it refuses to run as root, so that root steps down.</summary>
internal sealed class Postgres : Server
{
    public Postgres()
    {
        string bin = Directory.GetDirectories("/usr/lib/postgresql").Order().Last() + "/bin";
        string[] Stepping(string program, params string[] arguments) => Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", $"{bin}/{program}", .. arguments] : [$"{bin}/{program}", .. arguments];
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", Folder.Path);
        string data = Folder["data"];
        string[] make = Stepping("initdb", "-D", data, "-A", "trust", "-U", "realign", "--no-sync");
        Run(make[0], make[1..]);
        string[] serve = Stepping("postgres", "-D", data, "-p", $"{Port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=");
        Start(serve[0], serve[1..]);
        // It listens a moment before it answers.
        Thread.Sleep(500);
    }

    public ClusterAddress Address => ClusterAddress.Parse($"postgres://realign@127.0.0.1:{Port}/postgres");
}

/// <summary>The command as a process of its own.</summary>
internal sealed class Realign : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];

    public Realign(params string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Realign.Cli.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.OutputDataReceived += (_, e) => Note(e.Data);
        _process.ErrorDataReceived += (_, e) => Note(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static Realign Worker(ClusterAddress cluster)
    {
        var worker = new Realign("worker", "--cluster", $"{cluster}".Replace("postgres://", "postgres://realign@", StringComparison.Ordinal), "--threads", "1");
        worker.WaitFor("has joined");
        return worker;
    }

    public string Output
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    public bool HasExited => _process.HasExited;

    public int WaitForExit()
    {
        Assert.True(_process.WaitForExit(TimeSpan.FromMinutes(2)), Output);
        return _process.ExitCode;
    }

    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void WaitFor(string text)
    {
        for (int k = 0; k < 600 && !_process.HasExited; k++)
        {
            if (Output.Contains(text, StringComparison.Ordinal)) return;
            Thread.Sleep(50);
        }

        Assert.Fail(Output);
    }

    private void Note(string? line)
    {
        if (line is null) return;
        lock (_lines) _lines.Add(line);
    }
}
