using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Realign.Tests.Cli;

/// <summary>From an article to verdicts, as a person types it.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_article_becomes_a_case_a_report_and_verdicts_in_80_columns()
    {
        string article = _folder.Write("chile.md", "# A tariff\n\nJuly 10, 2025. The United States will impose a 50% tariff on goods from Chile. Exports of Chile to the United States would fall by 15%.\n"), target = Target("case");
        var (exit, output, error) = Command.Run("check", article, "--out", target, "--draws", "0");
        Assert.Equal((0, ""), (exit, error));
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("exceptionally unlikely", output, StringComparison.Ordinal);
        Assert.Contains("Assumed, and missing", output, StringComparison.Ordinal);
        Assert.Contains("realign run", output, StringComparison.Ordinal);
        string page = File.ReadAllText(Path.Combine(target, "report", "report.html"));
        Assert.Contains("<mark", page, StringComparison.Ordinal);
        var (again, json, _) = Command.Run("run", target, "--json");
        Assert.Equal(0, again);
        Assert.Equal(2, JsonDocument.Parse(json).RootElement.GetProperty("claims").GetArrayLength());
    }

    [Fact]
    public void A_draft_alone_says_on_what_each_claim_would_be_tested()
    {
        string article = _folder.Write("peru.txt", "Peru's exports to China rose 12% in 2024. Peru will join China's Belt and Road Initiative, and exports to China will double.");
        var (exit, output, _) = Command.Run("check", article, "--out", Target("peru"), "--draft-only");
        Assert.Equal(0, exit);
        Assert.Contains("goods-exports-CHN", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Target("peru"), "report")));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("The hills are green and nothing happens in them today, as ever.", "No claim was found")]
    [InlineData("Die Exporte Kolumbiens nach China stiegen 2024 um zwölf Prozent, und das Handelsdefizit mit den Vereinigten Staaten betrug vier Milliarden Dollar.", "German")]
    public void A_text_without_claims_is_refused_with_the_reason(string text, string message) => Refused(_folder.Write("a.txt", text), message);

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        string file = Path.Combine(_folder.Path, "a.bin");
        File.WriteAllBytes(file, [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7))]);
        Refused(file, "binary");
    }

    [Fact]
    public void A_scan_without_text_says_so()
    {
        string file = Path.Combine(_folder.Path, "scan.pdf");
        File.WriteAllText(file, "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n", Encoding.ASCII);
        Refused(file, "no text");
    }

    [Fact]
    public void A_hostile_page_is_read_in_bounded_time_and_runs_nothing()
    {
        string mark = Path.Combine(_folder.Path, "ran");
        string bomb = "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        string page = $"{bomb}<html><body><script>require('fs').writeFileSync('{mark}','')</script><img src=x onerror=alert(1)>{string.Concat(Enumerable.Repeat("<div>", 900))}<p>Peru's exports to Chile rose 4% in 2024 &b; <script>document.write('Chile will fall 99%')</script></p></body></html>";
        var watch = Stopwatch.StartNew();
        var (exit, output, _) = Command.Run("check", _folder.Write("hostile.html", page), "--out", Target("hostile"), "--draft-only");
        Assert.Equal(0, exit);
        Assert.DoesNotContain("99%", output, StringComparison.Ordinal);
        Assert.False(File.Exists(mark));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public void A_page_of_five_megabytes_takes_bounded_time()
    {
        var text = new StringBuilder("<html><body>");
        while (text.Length < 5_000_000) text.Append("<p>Peru's exports to Chile rose 4% in 2024, the statistics office said, and imports from Brazil fell by 3%.</p>");
        var watch = Stopwatch.StartNew();
        var (exit, output, _) = Command.Run("check", _folder.Write("long.html", text.Append("</body></html>").ToString()), "--out", Target("long"), "--draft-only");
        Assert.Equal(0, exit);
        Assert.Contains("the draft has the first 60", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/a", "not on the public network")]
    [InlineData("https://user:secret@example.org/a", "a user or a password")]
    public void Addresses_that_are_not_public_are_not_fetched(string address, string message) => Refused(address, message);

    [Theory]
    [InlineData("--home", "Chile", "--home CHL")]
    [InlineData("--home", "XXX", "no such economy")]
    [InlineData("--date", "yesterday", "2025-05-14")]
    [InlineData("--draws", "-1", "0 or more")]
    [InlineData("--lang", "fr", "en or es")]
    public void Options_that_cannot_be_are_named(string option, string value, string message)
    {
        string article = _folder.Write("a.txt", "Peru's exports to Chile rose 4% in 2024.");
        var (exit, _, error) = Command.Run("check", article, "--out", Target("case"), option, value);
        Assert.Equal(2, exit);
        Assert.Contains(message.Replace("--home CHL", "--home", StringComparison.Ordinal), error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corrected_folder_is_not_overwritten_without_being_told()
    {
        string article = _folder.Write("a.txt", "Peru's exports to Chile rose 4% in 2024."), target = Target("case");
        Assert.Equal(0, Command.Run("check", article, "--out", target, "--draft-only").ExitCode);
        var (exit, _, error) = Command.Run("check", article, "--out", target, "--draft-only");
        Assert.Equal(2, exit);
        Assert.Contains("--force", error, StringComparison.Ordinal);
        Assert.Equal(0, Command.Run("check", article, "--out", target, "--draft-only", "--force").ExitCode);
    }

    private string Target(string name) => Path.Combine(_folder.Path, name);

    private void Refused(string article, string message)
    {
        var (exit, output, error) = Command.Run("check", article, "--out", Target("none"));
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target("none")));
    }
}
