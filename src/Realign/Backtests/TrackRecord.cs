using System.Globalization;
using Realign.Files;
using Realign.Models.Ensembles;

namespace Realign.Backtests;

/// <summary>The model's record on past events, for reports to quote.</summary>
public sealed class TrackRecord
{
    private static readonly Lazy<TrackRecord> _shipped = new(() =>
    {
        using var stream = typeof(TrackRecord).Assembly.GetManifestResourceStream("track-record.json")!;
        using var reader = new StreamReader(stream);
        return new TrackRecord(BacktestResult.FromJson(reader.ReadToEnd()));
    });

    public TrackRecord(BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Result = result;
    }

    /// <summary>The record that this version of Realign came with.</summary>
    public static TrackRecord Shipped => _shipped.Value;

    public BacktestResult Result { get; }

    /// <summary>Reads a record from a file.</summary>
    /// <exception cref="RealignException">The file is missing or is no record.</exception>
    public static TrackRecord Read(string file)
    {
        if (!File.Exists(file)) throw new FileException(file, "there is no such file. Write one with 'realign backtest --out FOLDER'.");
        return new TrackRecord(BacktestResult.FromJson(File.ReadAllText(file)));
    }

    /// <summary>One line on the record with a kind of event, as scenarios name kinds; null when no past event of the kind was tested.</summary>
    /// <param name="kind">For example <c>tariff</c>, <c>agreement</c>, <c>embargo</c>.</param>
    public string? Line(string kind) => Of(kind) is { } episode ? LineOf(episode) : null;

    /// <summary>A line for every kind of event, kinds that share a past event once. Where none was tested the line says that; fiscal measures are nothing that models of trade foresee.</summary>
    public IEnumerable<RecordLine> Lines(IEnumerable<string> kinds) => kinds.Where(k => k != "fiscal").Distinct().GroupBy(k => EpisodeOf(k) ?? k).Select(same => same.First())
        .Select(kind => new RecordLine(kind, EpisodeOf(kind), Line(kind) ?? $"No past event of the kind '{kind}' was tested, so nothing is known of how well the model foresees it."));

    /// <summary>Id of the episode that is quoted for a kind of event, which is also the name of its picture; null when there is none.</summary>
    public string? EpisodeOf(string kind) => Of(kind)?.Id;

    /// <summary>The picture of an episode as SVG, predicted against realised; null when this version came without one.</summary>
    public static string? Picture(string episode)
    {
        using var stream = typeof(TrackRecord).Assembly.GetManifestResourceStream($"track-record-{episode}.svg");
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>How the elasticity sets did on the tariff episodes together, relative to the exporters' other markets; null when nothing was compared.</summary>
    /// <param name="set">The set in use, of which the line speaks.</param>
    public string? ElasticitiesLine(string set)
    {
        var sets = Result.ElasticitySets.Where(e => e is { Episode: null, Basis: Backtest.RelativeBasis, MeanAbsoluteError: not null }).OrderBy(e => e.MeanAbsoluteError).ToList();
        if (sets is not [var best, ..] || sets.Find(e => e.Elasticities == set) is not { } own) return null;
        string against = own.MeanAbsoluteError < own.NoChangeError ? "less" : "more";
        return string.Create(CultureInfo.InvariantCulture,
            $"Of {sets.Count} sets of trade elasticities, '{own.Elasticities}', the one of central values, had a mean error of {own.MeanAbsoluteError:0.000} on all tariff changes tested, {against} than the {own.NoChangeError:0.000} of a forecast of no change; the best, '{best.Elasticities}', had {best.MeanAbsoluteError:0.000}.");
    }

    /// <summary>One line on an episode.</summary>
    public static string LineOf(EpisodeResult episode)
    {
        ArgumentNullException.ThrowIfNull(episode);
        var run = episode.Runs.Count > 0 ? episode.Runs[^1] : null;
        ForecastScores? Scores(string basis) => run?.Scores.FirstOrDefault(s => s is { Event: null, Group: CellGroup.Direct, Weighted: false } && s.Basis == basis)?.Scores;
        var scores = Scores(Backtest.Plain);
        if (run is null || scores is not { RightSigns: { } signs, Slope: { } slope, Gain: { } gain }) return $"On {episode.Subject} the model has no score.";
        string relative = Scores(Backtest.RelativeBasis)?.RightSigns is { } against ? string.Create(CultureInfo.InvariantCulture, $" ({100 * against.Value:F0} % against the exporters' other markets)") : "";
        string error = gain.Value >= 0 ? "smaller" : "larger";
        return string.Create(CultureInfo.InvariantCulture,
            $"On {episode.Subject} the model got the sign right in {100 * signs.Value:F0} % of {scores.Calls:N0} cells by {run.After}{relative}, slope {Number(slope)} (1 is perfect); its mean error was {100 * Math.Abs(gain.Value):F0} % {error} than that of a forecast of no change.");
    }

    private EpisodeResult? Of(string kind)
    {
        string known = kind switch
        {
            "tariff-schedule" => "tariff",
            "trade-cost" => "agreement",
            "embargo" => "boycott",
            _ => kind,
        };
        return Result.Episodes.FirstOrDefault(e => e.Kind == known && e.Quoted) ?? Result.Episodes.FirstOrDefault(e => e.Kind == known);
    }

    private static string Number(Interval value)
    {
        string Text(double number) => number.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−');
        return value is { Low: { } low, High: { } high } ? $"{Text(value.Value)}, 5–95 % range {Text(low)} to {Text(high)}" : Text(value.Value);
    }
}
