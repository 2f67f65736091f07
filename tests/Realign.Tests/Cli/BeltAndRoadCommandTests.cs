using Realign.Agreements;

namespace Realign.Tests.Cli;

public class BeltAndRoadCommandTests
{
    [Fact]
    public void It_shows_the_shipped_estimate_in_80_columns_as_Markdown_and_as_JSON()
    {
        var (exit, output, error) = Command.Run("estimate", "belt-and-road");

        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("imports from China", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Equal(AgreementEstimate.Shipped("belt-and-road").ToJson(), Command.Run("estimate", "belt-and-road", "--json").Out);
        Assert.StartsWith("### Main estimate", Command.Run("estimate", "belt-and-road", "--markdown").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no such folder", "--from", "nowhere")]
    [InlineData("Give either --json or --markdown", "--json", "--markdown")]
    [InlineData("--threads 0: it must be 1 or more", "--from", "nowhere", "--threads", "0")]
    public void A_mistake_is_bad_input_with_its_remedy(string says, params string[] options)
    {
        var (exit, _, error) = Command.Run(["estimate", "belt-and-road", .. options]);

        Assert.Equal(2, exit);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }
}
