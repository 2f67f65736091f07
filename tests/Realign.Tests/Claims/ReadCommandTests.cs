using System.Text.Json;
using NJsonSchema;
using Realign.Tests.Cli;

namespace Realign.Tests.Claims;

public sealed class ReadCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("realign-read-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_table_fits_80_columns_and_shows_the_claims()
    {
        var (exit, output, error) = Command.Run("read", Article());
        Assert.True(exit == 0, error);
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("trade balance, eliminate: −14 billion USD", output, StringComparison.Ordinal);
        Assert.Contains("COL, with CHN", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_JSON_matches_its_schema_and_its_offsets_point_into_its_text()
    {
        var (exit, output, error) = Command.Run("read", Article(), "--json");
        Assert.True(exit == 0, error);
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "docs", "schema", "claims.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(output));
        using var json = JsonDocument.Parse(output);
        string text = json.RootElement.GetProperty("text").GetString()!;
        Assert.All(json.RootElement.GetProperty("claims").EnumerateArray(), c => Assert.Equal(c.GetProperty("span").GetString(), text.Substring(c.GetProperty("start").GetInt32(), c.GetProperty("span").GetString()!.Length)));
    }

    [Fact]
    public void Lines_are_answered_one_by_one_in_the_same_context_or_apart()
    {
        string file = Write("lines.jsonl", """
            {"id":"a","text":"Exports of Chile to China rose 5%."}
            {"id":7,"text":"The economy grew 2%."}

            {"id":"c","text":"The weather was fine in the south of the island.","document":"other"}
            """);
        string[] Answers(params string[] more) => Command.Run(["read", file, "--jsonl", .. more]).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var together = Answers();
        Assert.Equal(["""{"id":"a",""", """{"id":7,"c""", """{"id":"c","""], together.Select(l => l[..10]));
        Assert.Contains("\"subject_economy\":\"CHL\"", together[1], StringComparison.Ordinal);
        Assert.Contains("\"subject_economy\":null", Answers("--apart")[1], StringComparison.Ordinal);
        Assert.Equal("""{"id":"c","claims":[]}""", together[2]);
    }

    [Theory]
    [InlineData("does not exist", "nowhere.txt")]
    [InlineData("en or es", "article.txt", "--lang", "fr")]
    [InlineData("three capital letters", "article.txt", "--home", "Colombia")]
    [InlineData("one of them", "article.txt", "--json", "--jsonl")]
    [InlineData("goes with --jsonl", "article.txt", "--apart")]
    [InlineData(":1:", "article.txt", "--jsonl")]
    public void Mistakes_are_named_with_exit_code_2(string message, string file, params string[] more)
    {
        Article();
        var (exit, _, error) = Command.Run(["read", Path.Combine(_folder, file), .. more]);
        Assert.Equal(2, exit);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_claims_is_said_to_have_none()
    {
        var (exit, output, _) = Command.Run("read", Write("none.txt", "We met in the park and talked of the weather for an hour."));
        Assert.Equal(0, exit);
        Assert.Contains("No claims", output, StringComparison.Ordinal);
    }

    private string Article() => Write("article.txt", "Colombia wants to close its $14 billion trade deficit with China, the president said.\n\nExports of Peru fell 5% to $3bn in May because of the drought, according to the central bank of that country.");

    private string Write(string name, string content)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, content);
        return file;
    }
}
