using System.Net;
using Realign.Server.Operations;

namespace Realign.Server.Tests;

public class AccessTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.168.1.7:5080")]
    [InlineData("http://127.0.0.1.example.org:5080")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("5080")]
    public void It_refuses_to_listen_where_others_could_reach_it(string address)
    {
        var options = new ServerOptions { ApplicationName = "Realign.Cli", Listen = address };
        var error = Assert.Throws<RealignException>(() => ServerApplication.Build(options));
        Assert.Contains(address, error.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("example.org", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    public async Task A_request_must_name_this_machine(string host, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Host = host;
        using var answer = await server.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }
}
