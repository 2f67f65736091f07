using System.Net;
using Realign.Server.Access;
using Realign.Server.Operations;

namespace Realign.Server.Tests.Access;

public class ListenAddressTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.168.1.7:5080")]
    [InlineData("http://127.0.0.1.example.org:5080")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("5080")]
    public void It_refuses_to_listen_where_others_could_reach_it(string address)
    {
        var error = Assert.Throws<RealignException>(() => ListenAddress.Of(new ServerOptions { Listen = address }));
        Assert.Contains(address, error.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    public void It_listens_elsewhere_once_it_asks_who_calls_and_knows_its_name(string address)
    {
        var asking = new ServerOptions { Listen = address, Access = new AccessOptions { Keys = true } };
        Assert.Contains("--host", Assert.Throws<RealignException>(() => ListenAddress.Of(asking)).Message, StringComparison.Ordinal);
        Assert.Equal(address, ListenAddress.Of(asking with { Hosts = ["lab.example.org"] }));
    }

    [Fact]
    public void Https_needs_a_certificate_that_can_be_read()
    {
        Assert.Contains("certificate", Assert.Throws<RealignException>(() => ListenAddress.Of(new ServerOptions { Listen = "https://127.0.0.1:5443" })).Message, StringComparison.Ordinal);
        var missing = new ServerOptions { ApplicationName = "Realign.Cli", Listen = "https://127.0.0.1:0", Data = server.Data, Certificate = new CertificateOptions { File = "none.pem", Key = "none.key" } };
        Assert.Contains("none.pem", Assert.Throws<RealignException>(() => ServerApplication.Build(missing)).Message, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("Origin", "https://example.org", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    public async Task A_page_of_another_site_cannot_make_a_browser_change_what_is_here(string header, string value, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/scenarios/validate") { Content = new StringContent("name: A\nevents: []\n") };
        request.Headers.Add(header, value);
        using var answer = await server.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Every_answer_says_what_a_browser_may_load()
    {
        using var answer = await server.Client.GetAsync("/");
        string policy = string.Join(", ", answer.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Empty(answer.Headers.Server);
    }
}
