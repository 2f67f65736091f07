namespace Realign.Tests.Events;

/// <summary>Every mistake in a scenario file is found, at its line and column, with its remedy.</summary>
public class ScenarioMistakeTests
{
    [Theory]
    [InlineData("", 1, 1, "the file is empty")]
    [InlineData("# a comment alone", 1, 1, "the file is empty")]
    [InlineData("name: t\n---\nname: u", 3, 1, "it must hold one")]
    [InlineData("name: &a [*a]", 1, 7, "'name' must be a text")]
    [InlineData("- a", 1, 1, "a scenario must be a mapping")]
    [InlineData("name: [a", 2, 1, "not valid YAML")]
    [InlineData("name: t\nname: u", 2, 1, "stands twice")]
    [InlineData("name: t\n[a, b]: u", 2, 1, "a key must be a text")]
    [InlineData("question: why", 1, 1, "the key 'name' is missing")]
    [InlineData("name: t\nclosur: balanced", 2, 1, "Did you mean 'closure'?")]
    [InlineData("name: [a, b]", 1, 7, "'name' must be a text")]
    [InlineData("name: t\nmodel: general-equilibrum", 2, 8, "Did you mean 'general-equilibrium'?")]
    [InlineData("name: t\nclosure: balance", 2, 10, "Did you mean 'balanced'?")]
    [InlineData("name: t\nevents: {kind: tariff}", 2, 9, "'events' must be a list")]
    [InlineData("name: t\nevents: [tariff]", 2, 10, "an item of 'events' must be a mapping")]
    [InlineData("name: t\nfocus: [COL, CHM]", 2, 14, "Did you mean 'CHN'?")]
    [InlineData("name: t\ndeficits: {COL: 3}", 2, 11, "closure: given")]
    [InlineData("name: t\nclosure: given\ndeficits: {COL: 3}", 3, 11, "the deficits sum to 3 million USD")]
    [InlineData("name: t\nclosure: given\ndeficits: {COL: 3, USB: -3}", 3, 25, "Did you mean 'USA'?")]
    [InlineData("name: t\nclosure: given\ndeficits: {COL: 3%}", 3, 17, "'3%' in 'COL' is no number")]
    [InlineData("name: t\nclosure: given\ndeficits: [3]", 3, 11, "must be a mapping")]
    [InlineData("name: t\nelasticities: caliendo_paro_2015", 2, 15, "Did you mean 'caliendo_parro_2015'?")]
    [InlineData("name: t\nelasticities: {A02: 4}", 2, 21, "Did you mean 'A01'?")]
    [InlineData("name: t\nelasticities: {A01: 0}", 2, 21, "a trade elasticity of 0 is not possible")]
    [InlineData("name: t\nelasticities: -3", 2, 15, "a trade elasticity of -3 is not possible")]
    [InlineData("name: t\nelasticities: [3]", 2, 15, "must be the name of a set, a number, or a mapping")]
    [InlineData("name: t\ngroups: {g: [COL, PER]}", 2, 19, "'PER' in group 'g'")]
    [InlineData("name: t\ngroups: {g: [COL, A01]}", 2, 19, "mixes economies with sectors")]
    [InlineData("name: t\ngroups: {Goods: [A01]}", 2, 18, "built-in group")]
    [InlineData("name: t\ngroups: {col: [CHN]}", 2, 16, "the name of a code")]
    [InlineData("name: t\ngroups: {g: [CHN], G: [COL]}", 2, 24, "upper and lower case")]
    [InlineData("name: t\ngroups: {g: []}", 2, 13, "must be a code, a group or a list")]
    public void A_mistake_at_the_top_is_found(string yaml, int line, int column, string says) =>
        Assert.Contains(says, ScenarioText.Mistake(yaml, line, column), StringComparison.Ordinal);

    [Theory]
    [InlineData("{importer: USA}", 1, "the key 'kind' is missing")]
    [InlineData("{kind: tarif, importer: USA}", 8, "Did you mean 'tariff'?")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN}", 1, "the key 'rate' is missing")]
    [InlineData("{kind: agreement, members: [COL, CHN]}", 1, "an agreement has an 'effect', such as 0.1, or an 'estimate': belt-and-road")]
    [InlineData("{kind: agreement, members: [COL, CHN], effect: 0.1, estimate: belt-and-road}", 63, "either an effect or an estimate")]
    [InlineData("{kind: agreement, members: [COL, CHN], estimate: belt-and-raod}", 50, "Did you mean 'belt-and-road'?")]
    [InlineData("{kind: agreement, members: [COL, USA], estimate: belt-and-road}", 50, "is of trade with CHN")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, ratte: 0.1}", 46, "Did you mean 'rate'?")]
    [InlineData("{kind: tariff, importer: USB, exporter: CHN, rate: 0.1}", 26, "Did you mean 'USA'?")]
    [InlineData("{kind: tariff, importer: USA, exporter: [COL, chn], rate: 0.1}", 47, "Did you mean 'CHN'?")]
    [InlineData("{kind: tariff, importer: USA, exporter: wordl, rate: 0.1}", 41, "Did you mean 'world'?")]
    [InlineData("{kind: tariff, importer: USA, exporter: mercosur, rate: 0.1}", 41, "the group 'mercosur' has no member in this world")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, sector: [A01, H94], rate: 0.1}", 60, "Did you mean 'H49'?")]
    [InlineData("{kind: tariff, importer: USA, exporter: USA, rate: 0.1}", 41, "touches no trade")]
    [InlineData("{kind: tariff, importer: {a: USA}, exporter: CHN, rate: 0.1}", 26, "'importer' must be a code, a group or a list")]
    [InlineData("{kind: tariff, importer: [[USA]], exporter: CHN, rate: 0.1}", 27, "'importer' lists codes or groups")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, rate: [0.1, 0.2]}", 52, "'rate' must be a number")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, rate: ten}", 52, "'ten' in 'rate' is no number")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, rate: NaN}", 52, "is no number")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, rate: 25}", 52, "25 is 2500 %; write 0.25 or '25%'")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, rate: -1}", 52, "must be above -100 %")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, rate: {low: 0.3, value: 0.2, high: 0.4}}", 52, "must be in this order")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, rate: {low: 0.1, value: 0.3, high: 0.2}}", 52, "must be in this order")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, rate: {low: 0.1, value: 0.2}}", 52, "no 'high'")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, rate: {low: 0.1, valu: 0.2, high: 1}}", 63, "Did you mean 'value'?")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, rate: 0.1, mode: replace}", 63, "'replace' is no mode")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, rate: 0.1, date: 5.4.2025}", 63, "'5.4.2025' is no date; write it like 2025-04-05")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, rate: 0.1, date: 2025-02-30}", 63, "is no date")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, rate: 0.1, date: 2025-05-01, until: 2025-04-01}", 82, "before it begins")]
    [InlineData("{kind: tariff, importer: USA, exporter: CHN, rate: 0.1, id: a.b}", 61, "letters, digits")]
    [InlineData("{kind: tariff-schedule, file: none.csv}", 31, "there is no file")]
    [InlineData("{kind: tariff-schedule, file: none.csv, rate: 0.1}", 41, "the key 'rate' is not known here")]
    [InlineData("{kind: agreement, members: [COL, CHM], effect: 0.1}", 34, "Did you mean 'CHN'?")]
    [InlineData("{kind: agreement, members: COL, effect: 0.1}", 28, "touches no trade")]
    [InlineData("{kind: agreement, members: [COL, CHN], importer: COL, effect: 0.1}", 28, "either members")]
    [InlineData("{kind: agreement, effect: 0.1}", 1, "the key 'importer' is missing")]
    [InlineData("{kind: agreement, members: [COL, CHN], effect: 0.1, phase-in: {2025: 1.2}}", 70, "between 0 and 1")]
    [InlineData("{kind: agreement, members: [COL, CHN], effect: 0.1, phase-in: {soon: 1}}", 70, "'soon' is no year")]
    [InlineData("{kind: trade-cost, importer: COL, exporter: CHN, change: -100%}", 58, "must be above -100 %")]
    [InlineData("{kind: boycott, importer: COL, exporter: CHN, share: 1.3}", 54, "between 0 and 1")]
    [InlineData("{kind: embargo, importer: COL, exporter: CHN, mutual: yes}", 55, "neither true nor false")]
    [InlineData("{kind: embargo, importer: COL, exporter: CHN, share: 0.5}", 47, "the key 'share' is not known here")]
    [InlineData("{kind: productivity, economy: CLO, change: 0.02}", 31, "Did you mean 'COL'?")]
    [InlineData("{kind: productivity, economy: COL, change: -1.5}", 44, "must be above -100 %")]
    [InlineData("{kind: fiscal, economy: COL, balance: -1}", 39, "-1%")]
    [InlineData("{kind: fiscal, economy: COI, balance: 1%}", 25, "Did you mean 'COL'?")]
    [InlineData("{kind: fiscal, economy: COL}", 1, "either a 'balance'")]
    [InlineData("{kind: fiscal, economy: COL, balance: 1%, amount: 10}", 1, "either a 'balance'")]
    [InlineData("{kind: transfer, from: COL, to: COL, amount: 10}", 33, "name two economies")]
    [InlineData("{kind: transfer, from: USB, to: COL, amount: 10}", 24, "Did you mean 'USA'?")]
    [InlineData("{kind: transfer, from: USA, to: COL, amount: 10%}", 46, "is no number")]
    public void A_mistake_in_an_event_is_found(string item, int column, string says) =>
        Assert.Contains(says, ScenarioText.Mistake($"name: t\nevents:\n- {item}", 3, column + 2), StringComparison.Ordinal);

    [Fact]
    public void An_event_id_that_stands_twice_is_found() => Assert.Contains(
        "the event id 'x' stands twice",
        ScenarioText.Mistake("""
            name: t
            events:
              - {id: x, kind: embargo, importer: USA, exporter: CHN}
              - {id: x, kind: embargo, importer: CHN, exporter: USA}
            """, 4, 10),
        StringComparison.Ordinal);

    [Fact]
    public void A_tariff_below_minus_100_percent_with_the_baseline_is_found() => Assert.Contains(
        "would be -110 %", ScenarioText.Mistake("name: t\nevents:\n- {kind: tariff, importer: USA, exporter: CHN, sector: services, rate: -0.6}\n- {kind: tariff, importer: USA, exporter: CHN, sector: H49, rate: -0.5}", 4, 67), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("there is no such file", Assert.Throws<Realign.Files.FileException>(() => Realign.Events.ScenarioFile.Read("none.yaml")).Message, StringComparison.Ordinal);
}
