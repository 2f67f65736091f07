using Realign.Cases;
using Realign.Files;

namespace Realign.Tests.Cases;

public class CaseFolderTests
{
    [Fact]
    public void A_case_lists_its_scenarios_and_the_first_is_the_default()
    {
        using var folder = Folder("""
            name: The case
            question: Is it so?
            brief: An article says so.
            at: 2025-05-14
            scenarios:
              - {id: a, title: First, file: a.yaml}
              - {id: b, file: b.yaml}
            """);
        var read = CaseFolder.Read(folder.Path);

        Assert.Equal(("The case", "Is it so?", "An article says so.", new DateOnly(2025, 5, 14)), (read.Name, read.Question, read.Brief, read.At));
        Assert.Equal([new CaseScenario("a", "First", folder["a.yaml"]), new CaseScenario("b", "", folder["b.yaml"])], read.Scenarios);
        Assert.Equal("a", read.Scenario(null).Id);
        Assert.Equal("b", read.Scenario("b").Id);
        Assert.Contains("It has a, b", Assert.Throws<RealignException>(() => read.Scenario("c")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_a_scenario_alone_is_a_case()
    {
        using var folder = new TemporaryFolder();
        folder.Write("scenario.yaml", "name: t");

        Assert.Equal(folder["scenario.yaml"], Assert.Single(CaseFolder.Read(folder.Path).Scenarios).File);
    }

    [Fact]
    public void A_folder_without_a_case_is_refused()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("neither case.yaml nor scenario.yaml", Assert.Throws<FileException>(() => CaseFolder.Read(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("question: q", 1, 1, "the key 'name' is missing")]
    [InlineData("nam: t", 1, 1, "Did you mean 'name'?")]
    [InlineData("name: t\nat: May", 2, 5, "'May' is no date")]
    [InlineData("name: t\nscenarios: []", 2, 12, "the case has no scenarios")]
    [InlineData("name: t\nscenarios:\n- {id: a, file: c.yaml}", 3, 17, "there is no file")]
    [InlineData("name: t\nscenarios:\n- {id: a, fiel: a.yaml}", 3, 11, "Did you mean 'file'?")]
    [InlineData("name: t\nscenarios:\n- {id: a, file: a.yaml}\n- {id: a, file: b.yaml}", 4, 8, "the scenario id 'a' stands twice")]
    public void A_mistake_in_a_case_is_found(string yaml, int line, int column, string says)
    {
        using var folder = Folder(yaml);
        var mistake = Assert.Throws<FileException>(() => CaseFolder.Read(folder.Path));

        Assert.Equal((line, column), (mistake.Line, mistake.Column));
        Assert.Contains(says, mistake.Message, StringComparison.Ordinal);
    }

    private static TemporaryFolder Folder(string yaml)
    {
        var folder = new TemporaryFolder();
        folder.Write("case.yaml", yaml);
        folder.Write("a.yaml", "name: a");
        folder.Write("b.yaml", "name: b");
        return folder;
    }
}
