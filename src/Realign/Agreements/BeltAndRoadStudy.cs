using System.Globalization;
using System.Security.Cryptography;
using Realign.Estimation;
using Realign.Worlds.Building;

namespace Realign.Agreements;

/// <summary>
/// What joining the Belt and Road did to trade with China, from the yearly tables of 2011–2022 and two lists of members: the main estimate, by years since
/// joining, by sector, with an estimator for staggered adoption, with choices changed one at a time, without one economy at a time, and with other hubs as placebos.
/// </summary>
public sealed class BeltAndRoadStudy
{
    private const string Hub = "CHN";
    private const string Services = "SVC";
    private const int PlaceboHubs = 24;

    private readonly BilateralPanel _panel;
    private readonly IReadOnlyList<Membership> _members;
    private readonly IReadOnlyList<EstimateSource> _sources;
    private readonly IProgress<string>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly EstimationOptions _options;
    private readonly int _chn, _usa;
    private readonly bool[] _goods, _apart, _unconfirmed;

    private BeltAndRoadStudy(BilateralPanel panel, IReadOnlyList<Membership> members, IReadOnlyList<EstimateSource> sources, EstimationOptions options, IProgress<string>? progress, CancellationToken cancellation)
    {
        (_panel, _members, _sources, _options, _progress, _cancellation) = (panel, members, sources, options, progress, cancellation);
        (_chn, _usa) = (panel.Economy(Hub), panel.Economy("USA"));
        _goods = [.. panel.Sectors.Select(s => s != Services)];
        _apart = [.. panel.Economies.Select(e => e is "HKG" or "ROW")];
        _unconfirmed = [.. panel.Economies.Select(e => members.Any(m => m.Economy == e && m.Unconfirmed))];
    }

    /// <summary>Reads the sources.</summary>
    /// <param name="folder">Holds <c>data/icio-panel</c> and <c>facts/bri-members.csv</c>.</param>
    /// <param name="options">Of the estimator; defaults when null.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancellation">Stops reading and estimating.</param>
    /// <exception cref="Files.FileException">A source file is missing or wrong.</exception>
    public static BeltAndRoadStudy Read(string folder, EstimationOptions? options = null, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        var sources = new SourceFolder(folder);
        string list = Path.Combine(folder, "facts", "bri-members.csv");
        var panel = BilateralPanel.Read(sources, progress, cancellation);
        string[] files = ["facts/bri-members.csv", .. panel.Years.SelectMany(y => (string[])[$"data/icio-panel/flows-{y}.csv.gz", $"data/icio-panel/tariffs-{y}.csv.gz"])];
        EstimateSource[] hashed = [.. files.Select(f => new EstimateSource(f, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, f))))))];
        return new BeltAndRoadStudy(panel, Membership.Read(list, code => sources.TryEconomy(code, out _)), hashed, options ?? new EstimationOptions(), progress, cancellation);
    }

    /// <summary>Everything: some 120 estimations.</summary>
    public AgreementEstimate Run()
    {
        var main = Main();
        return new AgreementEstimate
        {
            Format = AgreementEstimate.CurrentFormat,
            RealignVersion = Product.Version,
            Id = "belt-and-road",
            Title = "joining the Belt and Road",
            Hub = Hub,
            Sources = _sources,
            Specification =
            [
                "Poisson pseudo-maximum likelihood on trade at basic prices, million USD, 2011–2022, 81 economies with the rest of the world, 27 sectors of goods, domestic flows and zeros included.",
                "Effects: exporter-sector-year, importer-sector-year, pair-sector (directed), border-sector-year. Errors clustered by pair of economies, both directions in one cluster.",
                "The regressors are one from the year of joining on, by the first list: for a member's exports to China, and for its imports from China.",
                "Left out: trade of China with the United States (duties of 2018–19 that the tariff data lack), with Hong Kong (entrepôt), with the rest of the world (members and others in one), and with Austria and Russia (membership not confirmed). Their other trade stays.",
            ],
            Members = _members,
            Main = main,
            EventStudy = Told("by years since joining", () => Study(Base).EventStudy()),
            SectorGroups = SectorGroups(),
            Robustness = Robustness(),
            Staggered = Told("staggered adoption", () => Study(Base).Staggered()),
            LeaveOneOut = LeaveOneOut(),
            Placebos = Placebos(),
        };
    }

    /// <summary>The main estimate alone.</summary>
    public DirectedEffects Main() => Plain("main", Base);

    private IReadOnlyList<DirectedEffects> SectorGroups() =>
    [
        Plain("agriculture and food", row => Kept(row) && Sector(row) is ['A', ..] or "C10T12"),
        Plain("mining and energy", row => Kept(row) && Sector(row) is ['B', ..] or "C19"),
        Plain("manufactures", row => Kept(row) && Sector(row) is ['C', ..] and not ("C10T12" or "C19")),
        Plain("services", row => Kept(row) && Sector(row) == Services),
    ];

    private IReadOnlyList<DirectedEffects> Robustness()
    {
        int?[] joined = Joined(), other = Joined(m => m.OtherYear);
        bool Domestic(int row) => _panel.Exporter[row] == _panel.Importer[row];
        bool Never(int row) => WithHub(row, _chn) && joined[Partner(row, _chn)] is null;
        return
        [
            Plain("years of the other list, unconfirmed members with it", row => Goods(row) && !Apart(row, _chn) && !War(row), joined: other),
            Plain("from the year after joining", Base, delay: 1),
            Plain("members alone: only the time of joining tells", row => Base(row) && !Never(row)),
            Plain("tariffs controlled for", Base, tariffs: true),
            Plain("with the United States' trade with China", row => Goods(row) && !Apart(row, _chn) && !Unconfirmed(row, _chn)),
            Plain("without border-sector-year effects", Base, borderEffects: false),
            Plain("without domestic flows", row => Base(row) && !Domestic(row), borderEffects: false),
            Plain("without 2020–2022", row => Base(row) && _panel.Years[_panel.Year[row]] < 2020),
            Plain("without flows below 1,000 USD", row => Base(row) && !(_panel.Trade[row] is > 0 and < BilateralPanel.Dust)),
            Plain("goods and services", Kept),
        ];
    }

    private List<DirectedEffects> LeaveOneOut()
    {
        return [.. Enumerable.Range(0, _panel.Economies.Count)
            .Where(e => e != _chn && e != _usa && !_apart[e] && !_unconfirmed[e])
            .Select(e => Plain(_panel.Economies[e], row => Base(row) && !(WithHub(row, _chn) && Partner(row, _chn) == e)))];
    }

    /// <summary>China's own trade abroad is left out, so that a true effect there cannot move the false ones.</summary>
    private List<DirectedEffects> Placebos()
    {
        var exports = new double[_panel.Economies.Count];
        for (int row = 0; row < _panel.Rows; row++)
            if (Goods(row) && _panel.Exporter[row] != _panel.Importer[row]) exports[_panel.Exporter[row]] += _panel.Trade[row];
        int[] hubs = [.. Enumerable.Range(0, exports.Length).Where(e => e != _chn && !_apart[e]).OrderByDescending(e => exports[e]).Take(PlaceboHubs)];
        return [.. hubs.Select(hub => Plain(_panel.Economies[hub], row => Goods(row) && !WithHub(row, _chn) && !Apart(row, hub) && !Unconfirmed(row, hub), hub: _panel.Economies[hub]))];
    }

    private bool Base(int row) => Goods(row) && Kept(row);

    private bool Kept(int row) => !Apart(row, _chn) && !Unconfirmed(row, _chn) && !War(row);

    private string Sector(int row) => _panel.Sectors[_panel.Sector[row]];

    private bool Goods(int row) => _goods[_panel.Sector[row]];

    private bool War(int row) => WithHub(row, _usa) && Partner(row, _usa) == _chn;

    private bool Apart(int row, int hub) => WithHub(row, hub) && _apart[Partner(row, hub)];

    private bool Unconfirmed(int row, int hub) => WithHub(row, hub) && _unconfirmed[Partner(row, hub)];

    private bool WithHub(int row, int hub) => _panel.Exporter[row] != _panel.Importer[row] && (_panel.Exporter[row] == hub || _panel.Importer[row] == hub);

    private int Partner(int row, int hub) => _panel.Exporter[row] == hub ? _panel.Importer[row] : _panel.Exporter[row];

    private int?[] Joined(Func<Membership, int?>? year = null)
    {
        year ??= m => m.Unconfirmed ? null : m.Year;
        return [.. _panel.Economies.Select(e => _members.FirstOrDefault(m => m.Economy == e) is { } member ? year(member) : null)];
    }

    private DirectedEffects Plain(string name, Func<int, bool> keep, bool borderEffects = true, bool tariffs = false, int delay = 0, int?[]? joined = null, string hub = Hub)
    {
        var effects = new JoiningStudy(_panel, hub, joined ?? Joined(), _options, _cancellation) { Keep = keep, BorderEffects = borderEffects, Tariffs = tariffs, Delay = delay }.Plain(name);
        _progress?.Report(string.Create(CultureInfo.InvariantCulture, $"{name}: exports {effects.Exports.Estimate:F3} ({effects.Exports.StandardError:F3}), imports {effects.Imports.Estimate:F3} ({effects.Imports.StandardError:F3})"));
        return effects;
    }

    private JoiningStudy Study(Func<int, bool> keep) => new(_panel, Hub, Joined(), _options, _cancellation) { Keep = keep };

    private T Told<T>(string name, Func<T> estimate)
    {
        _progress?.Report(name);
        return estimate();
    }
}
