using System.Net;
using System.Security.Cryptography;
using Realign.Server.Access;
using Realign.Server.Operations;

namespace Realign.Server.Tests.Access;

public sealed class OpenIdTests : IAsyncLifetime
{
    private readonly FakeProvider _provider = new();
    private RunningServer? _server;

    private RunningServer Server => _server!;

    public async ValueTask InitializeAsync()
    {
        await _provider.StartAsync();
        _server = new RunningServer(new ServerOptions { Access = new AccessOptions { Keys = true, OpenId = new OpenIdOptions { Authority = _provider.Address, ClientId = FakeProvider.ClientId } } });
        await _server.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_token_of_the_provider_that_is_made_out_to_this_server_is_good()
    {
        Assert.Equal(HttpStatusCode.OK, await Ask(_provider.Token("ana", FakeProvider.ClientId)));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(_provider.Token("ana", "another-server")));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(_provider.Token("ana", FakeProvider.ClientId, expires: DateTime.UtcNow.AddHours(-1))));
        using var stranger = RSA.Create(2048);
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(_provider.Token("ana", FakeProvider.ClientId, by: stranger)));
    }

    [Fact]
    public async Task Keys_are_good_beside_tokens()
    {
        var (_, key) = await Server.Get<ApiKeyStore>().AddAsync("ben", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, await Ask(key));
    }

    [Fact]
    public async Task A_browser_goes_to_the_provider_and_comes_back_signed_in()
    {
        // A browser of one session: it keeps cookies and follows where it is sent.
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Server.Client.BaseAddress };
        string next = "/sign-in/provider?to=%2Fapi%2Fv1%2Fworlds";
        for (int k = 0; k < 6; k++)
        {
            using var answer = await browser.GetAsync(next);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                Assert.Contains("world-2024", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                Assert.EndsWith("/api/v1/worlds", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
                return;
            }

            Assert.True(answer.StatusCode is HttpStatusCode.Redirect, $"{next}: {answer.StatusCode}");
            next = answer.Headers.Location!.ToString();
        }

        Assert.Fail($"Signing in never ended; the last step was {next}.");
    }

    [Fact]
    public async Task An_answer_of_the_provider_that_nobody_asked_for_leads_back_to_the_start()
    {
        using var answer = await Server.Client.GetAsync("/sign-in/back?code=guess&state=guess");
        Assert.Equal("/sign-in?failed=true", answer.Headers.Location?.ToString());
        using var page = await Server.Client.GetAsync("/sign-in?failed=true");
        Assert.Contains("did not work", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_to_sign_in_offers_both_ways()
    {
        string page = await Server.Client.GetStringAsync("/sign-in?to=%2Flab");
        Assert.Contains("Your API key", page, StringComparison.Ordinal);
        Assert.Contains("/sign-in/provider?to=%2Flab", page, StringComparison.Ordinal);
        using var spanish = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        spanish.Headers.AcceptLanguage.ParseAdd("es");
        using var answer = await Server.Client.SendAsync(spanish);
        Assert.Contains("Su clave de la API", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> Ask(string bearer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/worlds");
        request.Headers.Add("Authorization", $"Bearer {bearer}");
        using var answer = await Server.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
