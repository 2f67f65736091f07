using System.Net;
using System.Text.RegularExpressions;

namespace Realign.Server.Tests;

public partial class HouseTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_server_that_runs_says_that_it_is_healthy() =>
        Assert.Equal("Healthy", await server.Client.GetStringAsync("/health"));

    [Fact]
    public async Task Every_file_that_the_first_page_names_is_served_from_here()
    {
        string page = await server.Client.GetStringAsync("/");
        string[] files = [.. Named().Matches(page).Select(m => m.Groups[1].Value)];
        Assert.Contains(files, f => f.StartsWith("_content/Realign.Server/", StringComparison.Ordinal));
        Assert.Contains(files, f => f.StartsWith("_framework/blazor.web", StringComparison.Ordinal));
        foreach (string file in files)
        {
            Assert.DoesNotContain("//", file, StringComparison.Ordinal);
            using var answer = await server.Client.GetAsync("/" + file);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{file}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task The_script_of_the_charts_is_served_from_here_to_the_page_that_asks_for_it()
    {
        using var answer = await server.Client.GetAsync("/_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js");
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_page_runs_no_script_that_stands_in_it()
    {
        using var answer = await server.Client.GetAsync("/");
        string policy = answer.Headers.GetValues("Content-Security-Policy").First();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]* src=)", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_not_found()
    {
        using var answer = await server.Client.GetAsync("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_the_API_that_is_not_there_gets_no_page()
    {
        using var answer = await server.Client.GetAsync("/api/v1/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("<h1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [GeneratedRegex("<(?:script|link)[^>]* (?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Named();
}
