using Realign.Server.Operations;

namespace Realign.Server.Tests.Operations;

[Collection(nameof(ServerConfigurationTests))]
[CollectionDefinition(nameof(ServerConfigurationTests), DisableParallelization = true)]
public sealed class ServerConfigurationTests : IDisposable
{
    private const string Variable = "REALIGN_JOBS__WORKERS";

    private readonly string _folder = Directory.CreateTempSubdirectory("realign-config-").FullName;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_flag_comes_before_the_environment_and_that_before_the_file()
    {
        string file = Written("""{ "jobs": { "workers": 3, "mostQueued": 7 }, "listen": "http://127.0.0.1:6000", "hosts": ["a.example.org", "b.example.org"] }""");
        var options = ServerConfiguration.Read(file, []);
        Assert.Equal((3, 7, "http://127.0.0.1:6000"), (options.Jobs.Workers, options.Jobs.MostQueued, options.Listen));
        Assert.Equal(["a.example.org", "b.example.org"], options.Hosts);
        Environment.SetEnvironmentVariable(Variable, "4");
        Assert.Equal(4, ServerConfiguration.Read(file, []).Jobs.Workers);
        Assert.Equal(5, ServerConfiguration.Read(file, [new("jobs:workers", "5"), new("listen", null)]).Jobs.Workers);
        Assert.Equal("http://127.0.0.1:6000", ServerConfiguration.Read(file, [new("listen", null)]).Listen);
    }

    [Fact]
    public void Without_anything_it_is_this_machine_alone()
    {
        var options = ServerConfiguration.Read(null, []);
        Assert.Equal("http://127.0.0.1:5080", options.Listen);
        Assert.False(options.Access.IsAsked);
    }

    [Theory]
    [InlineData("""{ "jobs": { "wokers": 3 } }""", "wokers")]
    [InlineData("""{ "jobs": { "workers": "many" } }""", "workers")]
    [InlineData("""{ "jobs": { "workers": 0 } }""", "jobs:workers is 0")]
    [InlineData("""{ "limits": { "bodyBytes": -1 } }""", "limits:bodyBytes")]
    [InlineData("""{ "jobs": { "lease": "00:00:01" } }""", "jobs:lease")]
    [InlineData("""{ "proxies": ["proxy.example.org"] }""", "proxy.example.org")]
    [InlineData("""{ "access": { "openId": { "authority": "http://login.example.org", "clientId": "realign" } } }""", "https")]
    [InlineData("""{ "access": { "openId": { "authority": "https://login.example.org" } } }""", "clientId")]
    [InlineData("""{ "jobs": """, "realign.json")]
    public void A_mistake_in_the_file_is_named(string json, string named) =>
        Assert.Contains(named, Assert.Throws<RealignException>(() => ServerConfiguration.Read(Written(json), [])).Message, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_file_that_is_not_there_is_an_error() =>
        Assert.Contains("none.json", Assert.Throws<RealignException>(() => ServerConfiguration.Read(Path.Combine(_folder, "none.json"), [])).Message, StringComparison.Ordinal);

    private string Written(string json)
    {
        string file = Path.Combine(_folder, "realign.json");
        File.WriteAllText(file, json);
        return file;
    }
}
