using Realign.Agreements;
using Realign.Files;
using Realign.Worlds;

namespace Realign.Events;

/// <summary>Turns the codes of a scenario into positions of a world, and finds events that contradict each other.</summary>
internal sealed class ScenarioResolver
{
    private readonly Scenario _scenario;
    private readonly World _world;
    private readonly DateOnly? _at;
    private readonly CodeResolver _codes;

    public ScenarioResolver(Scenario scenario, World world, DateOnly? at)
    {
        (_scenario, _world, _at) = (scenario, world, at);
        _codes = new CodeResolver(world, scenario.Groups, (group, k) => scenario.GroupPlaces.TryGetValue(group, out var places) && k < places.Count ? places[k] : default);
    }

    public ResolvedScenario Resolve()
    {
        for (int k = 0; k < _scenario.Focus.Count; k++) Economy(_scenario.Focus[k], k < _scenario.FocusPlaces.Count ? _scenario.FocusPlaces[k] : default);
        var all = _scenario.Events.Select(Find).ToList();
        OverlapRule.Check(all, _world);
        List<EventInForce> inForce = [.. all.Where(e => e.Event.InForce(_at))];
        RejectStackedSubsidies(inForce);
        return new ResolvedScenario(_scenario, _world, _at, inForce);
    }

    private EventInForce Find(ScenarioEvent e) => e switch
    {
        TariffEvent t => Tariff(t),
        TariffScheduleEvent s => Schedule(s),
        AgreementEvent a => Agreement(a),
        TradeCostEvent c => new(e, c.Change, Cells(e, c.Scope), static (draft, slots, size, _, _) =>
        {
            foreach (int slot in slots) draft.TradeCost(slot, 1 + size);
        }),
        BoycottEvent b => Boycott(b),
        ProductivityEvent p => Productivity(p),
        TransferEvent t => Transfer(t),
        FiscalEvent f => Fiscal(f),
        _ => throw new InvalidOperationException($"The event kind {e.GetType().Name} has no resolver."),
    };

    private EventInForce Tariff(TariffEvent e)
    {
        var cells = Cells(e, e.Scope);
        foreach (var cell in cells) RejectBelow(e, cell, e.Mode, e.Rate.Low, e.PlaceOf("rate"));
        return new EventInForce(e, e.Rate, cells, e.Mode == TariffMode.Set
            ? static (draft, slots, size, _, _) =>
            {
                foreach (int slot in slots) draft.SetTariff(slot, size);
            }
        : static (draft, slots, size, _, _) =>
        {
            foreach (int slot in slots) draft.AddTariff(slot, size);
        });
    }

    private EventInForce Schedule(TariffScheduleEvent e)
    {
        if (!File.Exists(e.File)) throw e.PlaceOf("file").Error($"there is no file '{e.File}'. Schedules stand relative to the scenario file.");
        var schedule = TariffSchedule.Read(e.File, _codes, _world, _at);
        foreach (var (cell, rate) in schedule) RejectBelow(e, cell, e.Mode, rate, e.PlaceOf("file"));
        double[] rates = [.. schedule.Select(r => r.Rate)];
        bool set = e.Mode == TariffMode.Set;
        return new EventInForce(e, EventSize.Certain(1), [.. schedule.Select(r => r.Cell)], (draft, slots, _, _, _) =>
        {
            for (int k = 0; k < slots.Length; k++)
            {
                if (set) draft.SetTariff(slots[k], rates[k]);
                else draft.AddTariff(slots[k], rates[k]);
            }
        });
    }

    private EventInForce Agreement(AgreementEvent e)
    {
        bool both = e.Members.Count > 0;
        var cells = Cells(e, both ? e.Scope with { Importers = e.Members, Exporters = e.Members } : e.Scope, both ? "members" : "importer", both ? "members" : "exporter");
        double share = e.ShareInForce(_at);
        if (e.Estimate is { } estimate) return Estimated(e, estimate, cells, share);
        int[] sectors = [.. cells.Select(c => c.J)];
        return new EventInForce(e, e.Effect, cells, (draft, slots, size, _, θ) =>
        {
            Span<double> changes = stackalloc double[θ.Count];
            for (int j = 0; j < changes.Length; j++) changes[j] = Math.Exp(-share * size / θ[j]);
            for (int k = 0; k < slots.Length; k++) draft.TradeCost(slots[k], changes[sectors[k]]);
        });
    }

    /// <summary>Only trade with the hub is touched: its purchases by the effect on members' exports, its sales by that on their imports.</summary>
    private EventInForce Estimated(AgreementEvent e, AgreementEstimate estimate, List<(int N, int I, int J)> cells, double share)
    {
        int hub = Economy(estimate.Hub, e.PlaceOf("estimate"));
        cells.RemoveAll(c => c.N != hub && c.I != hub);
        if (cells.Count == 0) throw e.PlaceOf("estimate").Error($"the estimate '{estimate.Id}' is of trade with {estimate.Hub}, and event '{e.Id}' touches none. Name {estimate.Hub} among the members, or give an effect.");
        (bool ToHub, int J)[] kinds = [.. cells.Select(c => (c.N == hub, c.J))];
        return new EventInForce(e, e.Effect, cells, (draft, slots, exports, imports, θ) =>
        {
            for (int k = 0; k < slots.Length; k++) draft.TradeCost(slots[k], Math.Exp(-share * (kinds[k].ToHub ? exports : imports) / θ[kinds[k].J]));
        });
    }

    private EventInForce Boycott(BoycottEvent e)
    {
        var cells = Cells(e, e.Scope);
        if (e.Mutual) cells = [.. cells.Concat(cells.Select(c => (c.I, c.N, c.J))).Distinct()];
        return new EventInForce(e, e.Share, cells, static (draft, slots, size, _, _) =>
        {
            foreach (int slot in slots) draft.Taste(slot, 1 - size);
        });
    }

    private EventInForce Productivity(ProductivityEvent e)
    {
        int[] economies = _codes.Economies.Find(e.Economies, k => e.PlaceOf("economy", k)), sectors = _codes.Sectors.Find(e.Sectors, k => e.PlaceOf("sector", k));
        return new EventInForce(e, e.Change, [.. economies.SelectMany(n => sectors.Select(j => (n, n, j)))], static (draft, slots, size, _, _) =>
        {
            foreach (int slot in slots) draft.Productivity(slot, 1 + size);
        });
    }

    private EventInForce Transfer(TransferEvent e)
    {
        int from = Economy(e.From, e.PlaceOf("from")), to = Economy(e.To, e.PlaceOf("to"));
        if (from == to) throw e.PlaceOf("to").Error($"the transfer '{e.Id}' goes from {e.From} to itself; name two economies.");
        return new EventInForce(e, e.Amount, [], (draft, _, size, _, _) => draft.Transfer(from, to, size));
    }

    /// <summary>Nothing to the world; its size is drawn where budgets are computed.</summary>
    private EventInForce Fiscal(FiscalEvent e)
    {
        Economy(e.Economy, e.PlaceOf("economy"));
        return new EventInForce(e, EventSize.Certain(e.Size.Value), [], static (_, _, _, _, _) => { });
    }

    private int Economy(string code, FilePlace place) => _world.TryEconomyIndex(code, out int n)
        ? n
        : throw place.Error($"'{code}' is no economy of this world.{NearestName.Hint(code, _world.Economies.Select(e => e.Code))}");

    private List<(int N, int I, int J)> Cells(ScenarioEvent e, TradeScope scope, string importer = "importer", string exporter = "exporter")
    {
        int[] importers = _codes.Economies.Find(scope.Importers, k => e.PlaceOf(importer, k));
        int[] exporters = _codes.Economies.Find(scope.Exporters, k => e.PlaceOf(exporter, k));
        int[] sectors = _codes.Sectors.Find(scope.Sectors, k => e.PlaceOf("sector", k));
        var cells = new List<(int, int, int)>(importers.Length * exporters.Length * sectors.Length);
        foreach (int n in importers)
            foreach (int i in exporters)
                if (i != n)
                    foreach (int j in sectors)
                        cells.Add((n, i, j));
        return cells.Count > 0 ? cells : throw e.PlaceOf(exporter).Error($"event '{e.Id}' touches no trade: importer and exporter are the same economy. Name two.");
    }

    private void RejectBelow(ScenarioEvent e, (int N, int I, int J) cell, TariffMode mode, double rate, FilePlace place)
    {
        double tariff = mode == TariffMode.Add ? _world.Tariffs[cell.N, cell.I, cell.J] + rate : rate;
        if (!(tariff > -1)) throw TooLow($"event '{e.Id}'", cell, tariff, place);
    }

    /// <summary>Tariffs that add may each be possible, and their sum not.</summary>
    private void RejectStackedSubsidies(List<EventInForce> events)
    {
        var adding = events.Where(e => e.Event is TariffEvent { Mode: TariffMode.Add, Rate.Low: < 0 }).ToList();
        if (adding.Count < 2) return;
        var tariffs = new Dictionary<(int N, int I, int J), double>();
        foreach (var e in adding)
        {
            foreach (var cell in e.Cells)
            {
                double tariff = tariffs.GetValueOrDefault(cell, _world.Tariffs[cell.N, cell.I, cell.J]) + e.Size.Low;
                tariffs[cell] = tariff > -1 ? tariff : throw TooLow($"event '{e.Event.Id}', with those before it,", cell, tariff, e.Event.PlaceOf("rate"));
            }
        }
    }

    private RealignException TooLow(string what, (int N, int I, int J) cell, double tariff, FilePlace place) => place.Error(
        $"the tariff of {what} on {_world.Sectors[cell.J].Code} from {_world.Economies[cell.I].Code} to {_world.Economies[cell.N].Code} would be {100 * tariff:G4} %; a tariff is above −100 %.");
}
