using System.Security.Cryptography;
using Realign.Agreements;
using Realign.Numerics;

namespace Realign.Tests.Agreements;

public class AgreementEstimateTests
{
    private static AgreementEstimate Shipped => AgreementEstimate.Shipped("belt-and-road");

    [Fact]
    public void The_shipped_estimate_is_the_file_in_the_repository_and_survives_a_round_trip()
    {
        string file = File.ReadAllText(Events.Repository.File("data/estimates/belt-and-road.json"));

        Assert.Equal(file, Shipped.ToJson());
        Assert.Equal(file, AgreementEstimate.FromJson(file).ToJson());
    }

    [Fact]
    public void The_main_estimate_comes_out_again_from_its_sources()
    {
        string shared = SharedData.Require(".");
        SharedData.Require("data/icio-panel");
        SharedData.Require("facts/bri-members.csv");
        foreach (var source in Shipped.Sources)
            Assert.Equal((source.File, source.Sha256), (source.File, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(shared, source.File))))));

        var again = BeltAndRoadStudy.Read(shared, null, null, TestContext.Current.CancellationToken).Main();

        Assert.Equal((Shipped.Main.Observations, Shipped.Main.Pairs), (again.Observations, again.Pairs));
        Assert.Equal(Shipped.Main.Exports.Estimate, again.Exports.Estimate, 8);
        Assert.Equal(Shipped.Main.Imports.Estimate, again.Imports.Estimate, 8);
        Assert.Equal(Shipped.Main.Exports.StandardError, again.Exports.StandardError, 7);
        Assert.Equal(Shipped.Main.Imports.StandardError, again.Imports.StandardError, 7);
        Assert.Equal(Shipped.Main.Covariance, again.Covariance, 8);
    }

    [Fact]
    public void The_page_has_every_table_of_the_estimate_and_the_picture_is_its()
    {
        string page = File.ReadAllText(Events.Repository.File("docs/models/belt-and-road.md")).ReplaceLineEndings("\n");

        foreach (string line in AgreementEstimateText.Tables(Shipped).Split('\n').Where(l => l.Length > 0)) Assert.Contains(line + "\n", page, StringComparison.Ordinal);
        Assert.Equal(EventStudyPicture.Draw(Shipped), File.ReadAllText(Events.Repository.File("data/estimates/belt-and-road.svg")).ReplaceLineEndings("\n"));
        Assert.Contains("(../../data/estimates/belt-and-road.svg)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_fits_eighty_columns() =>
        Assert.All(AgreementEstimateText.Summary(Shipped).Split('\n'), line => Assert.InRange(line.Length, 0, 80));

    [Fact]
    public void Draws_have_the_means_and_the_covariance_of_the_estimate()
    {
        var effects = new DirectedEffects("t", 1, 1, new(-0.1, 0.2), new(0.3, 0.1), 0.012);
        var draws = Enumerable.Range(0, 40_000).Select(d => new CounterRandom(3, d)).Select(r => effects.Draw(r.Uniform(0), r.Uniform(1))).ToList();
        double x = draws.Average(d => d.Exports), y = draws.Average(d => d.Imports);

        Assert.Equal(-0.1, x, 0.004);
        Assert.Equal(0.3, y, 0.002);
        Assert.Equal(0.04, draws.Average(d => Math.Pow(d.Exports - x, 2)), 0.001);
        Assert.Equal(0.01, draws.Average(d => Math.Pow(d.Imports - y, 2)), 0.0003);
        Assert.Equal(0.012, draws.Average(d => (d.Exports - x) * (d.Imports - y)), 0.0004);
        Assert.Throws<RealignException>(() => effects.Draw(0, 0.5));
    }

    [Fact]
    public void An_unknown_estimate_is_an_error_with_its_remedy() =>
        Assert.Contains("Did you mean 'belt-and-road'?", Assert.Throws<RealignException>(() => AgreementEstimate.Shipped("belt-and-raod")).Message, StringComparison.Ordinal);
}
