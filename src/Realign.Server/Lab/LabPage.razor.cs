using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using Realign.Events;
using Realign.PublicFinance;
using Realign.Server.Language;
using Realign.Server.Pages;

namespace Realign.Server.Lab;

/// <summary>The lab. Every change asks the bench anew; of the questions that wait the latest wins.</summary>
public sealed partial class LabPage : IAsyncDisposable
{
    private static readonly (string File, string Name)[] _files =
        [("scenario.yaml", "YAML"), ("result.json", "JSON"), ("economies.csv", "CSV"), ("scenario.xlsx", "Excel")];

    private static readonly TimeSpan _rest = TimeSpan.FromMilliseconds(250);

    private LabState _state = LabState.First;

    /// <summary>The state that sliders were last put to by something else than their own moving: a slider that is moved is ahead of what the server knows, and must not be put back.</summary>
    private LabState _placed = LabState.First;
    private int _placings;

    private LabAnswer? _answer, _other;
    private string? _debtFailure, _said, _name;
    private (string? Compared, string Economy) _otherOf;
    private DebtResult? _debt;
    private LabState? _debtOf;
    private LabState _answered = LabState.First;
    private LabQuestion? _question;
    private readonly HashSet<string> _written = [];
    private IReadOnlyList<(string Code, string Name)> _economies = [], _groups = [], _sectors = [], _sectorGroups = [];
    private int _turn, _answers;
    private bool _gone;
    private IJSObjectReference? _script;
    private IReadOnlyList<KeptScenario> _kept = [];

    [Inject]
    internal LabBench Bench { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Browser { get; set; } = null!;

    [CascadingParameter]
    private Words Words { get; set; } = Words.English;

    [CascadingParameter]
    private PageFiles Files { get; set; } = new("", "");

    private Worlds.World World => Bench.World;

    protected override async Task OnInitializedAsync()
    {
        _state = _placed = LabState.Parse(new Uri(Navigation.Uri).Query);
        Navigation.LocationChanged += Moved;
        _economies = [.. World.Economies.OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => (e.Code, e.Name))];
        _groups = [.. BuiltInGroups.Economies(World).Select(g => g.Name).Distinct().Select(g => (g, g))];
        _sectors = [.. World.Sectors.Select(s => (s.Code, s.Name))];
        _sectorGroups = [.. BuiltInGroups.Sectors(World).Select(g => (g.Name, g.Name))];
        _question = new LabQuestion(Answer);
        await _question.Ask(_state);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _script = await Browser.InvokeAsync<IJSObjectReference>("import", "/" + Files.Script);
        _kept = await _script.InvokeAsync<KeptScenario[]>("kept");
        StateHasChanged();
    }

    private Task Set(LabState state)
    {
        (_placed, _placings) = (state, _placings + 1);
        return Move(state);
    }

    private Task Move(LabState state)
    {
        (_state, _said) = (state, null);
        _ = Write();
        return _question!.Ask(state);
    }

    private Task Change(int at, LabEvent e) => Set(With(at, e));

    private LabState With(int at, LabEvent e) => _state with { Events = [.. _state.Events.Select((old, k) => k == at ? e : old)] };

    private Task Kind(int at, string id)
    {
        var kind = LabEvent.Kinds.First(k => k.Id == id);
        var old = _state.Events[at];
        return Change(at, old with { Kind = id, Size = kind.First, Exporter = kind.Joint is not null && old.Exporter.Length == 0 ? "USA" : old.Exporter });
    }

    private Task Slide(int at, ChangeEventArgs c) => Number(c) is { } size ? Move(With(at, _state.Events[at] with { Size = Math.Clamp(size, _state.Events[at].Of.Lowest, _state.Events[at].Of.Highest) })) : Task.CompletedTask;

    private Task Scale(ChangeEventArgs c) => Number(c) is { } scale ? Move(_state with { Elasticities = Math.Clamp(scale, 0.4, 2) }) : Task.CompletedTask;

    private Task Remove(int at) => Set(_state with { Events = [.. _state.Events.Where((_, k) => k != at)] });

    private Task Add() => Set(_state with { Events = [.. _state.Events, new LabEvent("tariff", "USA", _state.Economy == "USA" ? "CHN" : _state.Economy, "goods", 0.1)] });

    private async Task Answer(LabState state, CancellationToken cancellation)
    {
        var answer = await Bench.Solve(state, cancellation);
        var other = state.Compared is null ? null : (state.Compared, state.Economy) == _otherOf ? _other
            : await Bench.Solve(LabState.Parse(state.Compared) with { Economy = state.Economy }, cancellation);
        (_answer, _answered, _other, _otherOf) = (answer, state, other, (state.Compared, state.Economy));
        if (state.Tab is "budget" or "debt" && answer.Failure is null) await AskDebt(state, cancellation);
        _answers++;
        StateHasChanged();
    }

    /// <summary>Writes the state into the address once it rests: each writing has the whole page rendered again.</summary>
    private async Task Write()
    {
        int turn = ++_turn;
        await Task.Delay(_rest);
        string address = $"/lab?{_state.ToQuery()}";
        if (turn != _turn || _gone || new Uri(Navigation.Uri).PathAndQuery == address) return;
        _written.Add(address);
        Navigation.NavigateTo(address, replace: true);
    }

    private async Task AskDebt(LabState state, CancellationToken cancellation)
    {
        if (_debtOf == state with { Tab = _debtOf?.Tab ?? "" }) return;
        (_debt, _debtFailure) = (null, null);
        try
        {
            _debt = await Bench.Debt(state, cancellation);
        }
        catch (RealignException e)
        {
            _debtFailure = e.Message;
        }

        _debtOf = state;
    }

    /// <summary>Back, forward and links lead to other states; what we wrote ourselves comes back once, and late: by then the state may have moved on.</summary>
    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        var there = new Uri(e.Location);
        if (_written.Remove(there.PathAndQuery) || there.AbsolutePath != "/lab" || there.PathAndQuery == $"/lab?{_state.ToQuery()}") return;
        _ = InvokeAsync(async () =>
        {
            await Set(LabState.Parse(there.Query));
            StateHasChanged();
        });
    }

    private async Task Keep()
    {
        if (_script is null || string.IsNullOrWhiteSpace(_name)) return;
        await _script.InvokeVoidAsync("keep", _name.Trim(), _state.ToQuery(bare: true));
        _kept = await _script.InvokeAsync<KeptScenario[]>("kept");
        _said = Words["Kept."];
    }

    private Task CopyLink() => Copy(new Uri(new Uri(Navigation.BaseUri), $"/lab?{_state.ToQuery()}").ToString());

    private Task CopyYaml() => Copy(_state.ToYaml(World));

    private async Task Copy(string text)
    {
        if (_script is not null) _said = await _script.InvokeAsync<bool>("copy", text) ? Words["Copied."] : Words["The browser does not allow it; download the file."];
    }

    private string Headline()
    {
        var own = _answer!.Economies.First(e => e.Code == _answered.Economy);
        string text = Words["{0}: welfare {1}, real wage {2}, exports {3}, imports {4}.", own.Name, Words.Change(own.Welfare), Words.Change(own.RealWage), Words.Change(Ratio(own.Exports)), Words.Change(Ratio(own.Imports))];
        return _other?.Economies.FirstOrDefault(e => e.Code == _answered.Economy) is { } other ? $"{text} {Words["Compared with: welfare {0}.", Words.Change(other.Welfare)]}" : text;
    }

    private static double Ratio(Models.GeneralEquilibrium.Change c) => c.Before > 0 ? (c.After / c.Before) - 1 : 0;

    private string SizeText(LabEvent e) => e.Kind == "agreement" ? Words.Number(e.Size, "0.00") : Words.Number(100 * e.Size, "0.#") + " %";

    private static string SizeName(string kind) => kind switch { "tariff" => "Tariff, on top", "agreement" => "Strength (effect on log trade)", "boycott" => "Share refused", _ => "Change" };

    private static string ClosureName(string closure) => closure switch { "own-share" => "a fixed share of own income", "balanced" => "none: trade balances", _ => "a fixed share of world income" };

    private static string TabName(string tab) => tab switch
    {
        "ranking" => "Ranking",
        "partners" => "Trade by partner",
        "sectors" => "Sectors",
        "balances" => "Bilateral balances",
        "budget" => "Budget",
        "debt" => "Debt fan",
        "dependence" => "Dependence",
        _ => "World",
    };

    private static string Text(ChangeEventArgs c) => c.Value?.ToString() ?? "";

    private static double? Number(ChangeEventArgs c) => double.TryParse(Text(c), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static string Invariant(double value) => value.ToString(CultureInfo.InvariantCulture);


    public async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= Moved;
        _gone = true;
        _question?.Dispose();
        try
        {
            if (_script is not null) await _script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
        }
    }

    private sealed record KeptScenario(string Name, string State);
}
