using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Realign.Claims;

namespace Realign.Bench;

/// <summary>Time and memory of reading claims from an article of 1,000 words in each language, and from a page of 5 MB.</summary>
internal static class ClaimReading
{
    private const int Repetitions = 40;

    public static void Run()
    {
        var passages = File.ReadLines(Path.Combine(Repository.Root, "tests", "Realign.Tests", "Claims", "passages.jsonl")).Select(Text).ToList();
        foreach (var language in (Language[])[Language.English, Language.Spanish])
        {
            string article = Article(passages.Where(p => LanguageDetector.Guess(p) == language), 1000);
            long first = Stopwatch.GetTimestamp();
            ClaimReader.Read(article, new ReadingOptions());
            double cold = Stopwatch.GetElapsedTime(first).TotalMilliseconds, least = double.MaxValue;
            long allocated = 0;
            int claims = 0;
            for (int r = 0; r < Repetitions; r++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
                claims = ClaimReader.Read(article, new ReadingOptions()).Claims.Count;
                least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            }

            Console.WriteLine($"1,000 words, {language}: {claims} claims, {least:F1} ms, allocated {allocated / 1e3:F0} kB; the first time, with the word lists, {cold:F0} ms");
        }

        string page = Article(passages.Where(p => LanguageDetector.Guess(p) == Language.English), 850_000);
        long begin = Stopwatch.GetTimestamp();
        int found = ClaimReader.Read(page, new ReadingOptions()).Claims.Count;
        Console.WriteLine($"{page.Length / 1e6:F1} MB: {found} claims, {Stopwatch.GetElapsedTime(begin).TotalSeconds:F1} s");
    }

    private static string Text(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString()!;
    }

    private static string Article(IEnumerable<string> passages, int words)
    {
        var pool = passages.ToList();
        var text = new StringBuilder();
        int count = 0;
        for (int i = 0; count < words; i++)
        {
            string passage = pool[i % pool.Count];
            text.Append(passage).Append("\n\n");
            count += passage.Count(' '.Equals) + 1;
        }

        return text.ToString();
    }
}
