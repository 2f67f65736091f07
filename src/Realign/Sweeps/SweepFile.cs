using System.Globalization;
using Realign.Events;
using Realign.Files;

namespace Realign.Sweeps;

/// <summary>Reads sweep files; docs/sweeps.md teaches the format and docs/schema/sweep.schema.json describes it to editors.</summary>
public static class SweepFile
{
    internal static readonly IReadOnlyList<string> Keys =
        ["name", "scenarios", "worlds", "models", "closures", "draws", "seed", "batch", "at", "measures", "economies", "partners", "keep", "quantiles"];

    private const long LargestWhole = 1L << 53;
    private const int LargestBatch = 10_000;

    /// <exception cref="FileException">The file is wrong; the message begins with file, line and column.</exception>
    public static Sweep Read(string path)
    {
        var document = YamlDocumentFile.Read(path);
        var root = new YamlFields(document, document.Root, "a sweep");
        root.RejectUnknown(Keys);
        return new Sweep
        {
            Name = root.Required("name"),
            File = path,
            Scenarios = Scenarios(root, Path.GetDirectoryName(path) ?? ""),
            Worlds = Distinct(root, "worlds"),
            Models = Known(root, "models", ScenarioFile.Models),
            Closures = Known(root, "closures", [.. ScenarioFile.Closures.Keys]),
            Draws = Whole(root, "draws", 0, 0, LargestWhole),
            Seed = Whole(root, "seed", 1, 0, LargestWhole),
            Batch = (int)Whole(root, "batch", Sweep.DefaultBatch, 1, LargestBatch),
            At = root.Date("at"),
            Measures = root.Node("measures") is null ? throw root.Place.Error("the key 'measures' is missing; name what to keep, such as [welfare, real-wage].") : Distinct(root, "measures"),
            Economies = Economies(root),
            Partners = Distinct(root, "partners"),
            KeepDraws = root.OneOf("keep", ["quantiles", "draws"], "quantiles") == "draws",
            Quantiles = Quantiles(root),
        };
    }

    private static List<string> Scenarios(YamlFields root, string folder)
    {
        var places = root.ValuePlaces().GetValueOrDefault("scenarios", []);
        List<string> files = [.. root.RequiredNames("scenarios").Select(name => Path.Combine(folder, name))];
        for (int k = 0; k < files.Count; k++)
        {
            if (!File.Exists(files[k])) throw places[k].Error($"there is no file '{files[k]}'. Scenario files stand relative to the sweep.");
            string id = Path.GetFileNameWithoutExtension(files[k]);
            if (files.FindIndex(f => Path.GetFileNameWithoutExtension(f) == id) < k) throw places[k].Error($"two scenarios are called '{id}'; results name them by their file. Rename one.");
        }

        return files;
    }

    private static IReadOnlyList<string> Economies(YamlFields root) => Distinct(root, "economies") is ["all"] ? [] : Distinct(root, "economies");

    private static IReadOnlyList<string> Distinct(YamlFields root, string key)
    {
        var names = root.Names(key) ?? [];
        var places = root.ValuePlaces().GetValueOrDefault(key, []);
        for (int k = 0; k < names.Count; k++)
            if (names.Take(k).Contains(names[k])) throw places[k].Error($"'{names[k]}' stands twice in '{key}'. Drop one.");
        return names;
    }

    private static IReadOnlyList<string> Known(YamlFields root, string key, IReadOnlyList<string> known)
    {
        var names = Distinct(root, key);
        var places = root.ValuePlaces().GetValueOrDefault(key, []);
        for (int k = 0; k < names.Count; k++)
            if (!known.Contains(names[k])) throw places[k].Error($"'{names[k]}' is none of the {key}.{NearestName.Hint(names[k], known)} Known: {string.Join(", ", known)}.");
        return names;
    }

    private static long Whole(YamlFields root, string key, long otherwise, long least, long most)
    {
        if (root.Number(key) is not { } number) return otherwise;
        return number >= least && number <= most && number == Math.Floor(number)
            ? (long)number
            : throw root.PlaceOf(key).Error($"'{key}' is {number.ToString(CultureInfo.InvariantCulture)}; it must be a whole number from {least} to {most}.");
    }

    private static double[] Quantiles(YamlFields root)
    {
        if (root.Names("quantiles") is not { } texts) return [0.05, 0.5, 0.95];
        var places = root.ValuePlaces()["quantiles"];
        double[] read = [.. texts.Select((text, k) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double p) && p is > 0 and < 1 ? p
            : throw places[k].Error($"'{text}' is no quantile; it lies between 0 and 1, such as 0.05."))];
        for (int k = 1; k < read.Length; k++)
            if (read[k] <= read[k - 1]) throw places[k].Error("quantiles must ascend and differ.");
        return read;
    }
}
