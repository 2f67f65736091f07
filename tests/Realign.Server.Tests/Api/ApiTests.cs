using System.Net;
using System.Text;
using System.Text.Json;
using Realign.Dependence;
using Realign.Events;
using Realign.Models.GeneralEquilibrium;
using Realign.Reports;
using Realign.Server.Shelf;

namespace Realign.Server.Tests.Api;

public class ApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Tariff = "name: A quarter more\nevents:\n  - id: us-tariff\n    kind: tariff\n    importer: USA\n    exporter: COL\n    rate: 25%\n";

    [Fact]
    public async Task A_scenario_has_the_welfare_that_the_library_computes()
    {
        using var result = await Json(await Post("/api/v1/scenarios/run", Tariff), HttpStatusCode.OK);
        var world = new DataShelf(AppContext.BaseDirectory).Model(null).World;
        var shock = new ShockBuilder(world);
        foreach (var good in world.Sectors.Where(s => s.IsGood)) shock.AddTariff("USA", "COL", good.Code, 0.25);
        double expected = new GeneralEquilibriumModel(world).Solve(shock.ToShock()).Effects.WelfareOf("COL");
        var colombia = result.RootElement.GetProperty("economies").EnumerateArray().Single(e => e.GetProperty("code").GetString() == "COL");
        Assert.Equal(expected, colombia.GetProperty("welfare").GetProperty("value").GetDouble(), 12);
    }

    [Fact]
    public async Task A_mistake_in_a_scenario_names_its_line()
    {
        using var problem = await Json(await Post("/api/v1/scenarios/validate", Tariff.Replace("rate: 25%", "rate: much", StringComparison.Ordinal)), HttpStatusCode.BadRequest);
        Assert.Equal("body", problem.RootElement.GetProperty("field").GetString());
        Assert.Equal(7, problem.RootElement.GetProperty("line").GetInt32());
        Assert.Contains("much", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_that_is_sent_cannot_make_the_server_read_files()
    {
        string schedule = "name: x\nevents:\n  - id: a\n    kind: tariff-schedule\n    file: /etc/passwd\n";
        using var problem = await Json(await Post("/api/v1/scenarios/run", schedule), HttpStatusCode.BadRequest);
        Assert.Contains("a tariff schedule stands in a file", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        using var world = await Json(await Post("/api/v1/scenarios/run", "world: ../worlds/world-2024\n" + Tariff), HttpStatusCode.BadRequest);
        Assert.Contains("is no world of this server", world.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_field_is_named_with_its_value_and_the_remedy()
    {
        using var problem = await Json(await Post("/api/v1/scenarios/run?at=yesterday", Tariff), HttpStatusCode.BadRequest);
        Assert.Equal("at", problem.RootElement.GetProperty("field").GetString());
        Assert.Equal("yesterday", problem.RootElement.GetProperty("value").GetString());
        Assert.Equal("Write it like 2025-05-14.", problem.RootElement.GetProperty("remedy").GetString());
    }

    [Theory]
    [InlineData("/api/v1/jobs", "{", "application/json", HttpStatusCode.BadRequest, "no JSON")]
    [InlineData("/api/v1/jobs", "{}", "text/plain", HttpStatusCode.UnsupportedMediaType, "application/json")]
    public async Task A_body_that_cannot_be_read_is_answered_with_what_is_wrong(string path, string body, string kind, HttpStatusCode expected, string said)
    {
        using var problem = await Json(await server.Client.PostAsync(path, new StringContent(body, Encoding.UTF8, kind)), expected);
        Assert.Contains(said, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_none_is_answered_with_what_is_wrong()
    {
        using var problem = await Json(await server.Client.GetAsync("/api/v1/debt/COL?paths=many"), HttpStatusCode.BadRequest);
        Assert.Contains("paths", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        using var problem = await Json(await Post("/api/v1/claims/read", new string('x', (1 << 20) + 1)), HttpStatusCode.RequestEntityTooLarge);
        Assert.Contains("1 MiB", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_is_read_for_its_claims()
    {
        using var read = await Json(await Post("/api/v1/claims/read", "Colombia's exports to the United States will fall by 10%, the minister said."), HttpStatusCode.OK);
        Assert.NotEmpty(read.RootElement.GetProperty("claims").EnumerateArray());
    }

    [Fact]
    public async Task Facts_are_found_with_their_publisher()
    {
        using var found = await Json(await server.Client.GetAsync("/api/v1/facts?economy=COL&partner=CHN&indicator=trade_balance_goods&period=2024"), HttpStatusCode.OK);
        Assert.NotEmpty(found.RootElement.GetProperty("answers")[0].GetProperty("matches").EnumerateArray());
    }

    [Fact]
    public async Task Dependence_is_that_of_the_library()
    {
        using var result = await Json(await server.Client.GetAsync("/api/v1/dependence/COL?on=USA"), HttpStatusCode.OK);
        var world = new DataShelf(AppContext.BaseDirectory).Model(null).World;
        var options = new DependenceOptions { Threads = 1, UsdPerUnit = RunReport.UsdPer(world.Unit) };
        using var expected = JsonDocument.Parse(new DependenceStudy(world, EconomyGroup.Find(world, "COL"), options).On(EconomyGroup.Find(world, "USA")).ToJson());
        Assert.True(JsonElement.DeepEquals(expected.RootElement, result.RootElement));
    }

    [Theory]
    [InlineData("/api/v1/dependence/COL", "on")]
    [InlineData("/api/v1/debt/COL?paths=0", "paths")]
    [InlineData("/api/v1/debt/COL?paths=20001", "paths")]
    [InlineData("/api/v1/facts?economy=COL", "indicator")]
    [InlineData("/api/v1/claims/read?home=Colombia", "home")]
    public async Task A_field_that_is_missing_or_out_of_range_is_named(string path, string field)
    {
        using var problem = await Json(await (path.Contains("claims", StringComparison.Ordinal) ? Post(path, "x") : server.Client.GetAsync(path)), HttpStatusCode.BadRequest);
        Assert.Equal(field, problem.RootElement.GetProperty("field").GetString());
    }

    [Fact]
    public async Task The_same_seed_draws_the_same_debt()
    {
        string first = await server.Client.GetStringAsync("/api/v1/debt/COL?paths=500&seed=7");
        Assert.Equal(first, await server.Client.GetStringAsync("/api/v1/debt/COL?paths=500&seed=7"));
        Assert.NotEqual(first, await server.Client.GetStringAsync("/api/v1/debt/COL?paths=500&seed=8"));
    }

    [Fact]
    public async Task The_shipped_world_is_listed_with_its_economies()
    {
        using var worlds = await Json(await server.Client.GetAsync("/api/v1/worlds"), HttpStatusCode.OK);
        Assert.Contains("world-2024", worlds.RootElement.EnumerateArray().Select(w => w.GetString()));
        using var world = await Json(await server.Client.GetAsync("/api/v1/worlds/world-2024"), HttpStatusCode.OK);
        Assert.Equal(81, world.RootElement.GetProperty("economies").GetArrayLength());
    }

    [Fact]
    public async Task It_is_ready_once_the_world_has_been_read()
    {
        for (int i = 0; i < 300 && !(await server.Client.GetAsync("/ready")).IsSuccessStatusCode; i++) await Task.Delay(100);
        Assert.Equal("Healthy", await server.Client.GetStringAsync("/ready"));
    }

    private Task<HttpResponseMessage> Post(string path, string text) => server.Client.PostAsync(path, new StringContent(text, Encoding.UTF8, "text/plain"));

    private static async Task<JsonDocument> Json(HttpResponseMessage answer, HttpStatusCode expected)
    {
        using (answer)
        {
            string text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == expected, $"{answer.StatusCode}: {text}");
            return JsonDocument.Parse(text);
        }
    }
}
