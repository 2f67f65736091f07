using Realign.Claims.Lexicon;

namespace Realign.Claims.Quantities;

/// <summary>
/// Realign's grammar of quantities in English and Spanish:
/// <c>quantity = [hedge] figure [joint figure] [hedge]</c>, where the joint makes a range ("between 5 and 10%", "20,000–35,000") or a movement
/// ("from $190 billion to $500 billion"), or shares a unit along a list ("6.4 and 3.1 per cent"). Deterministic; time grows with the text.
/// </summary>
public static class QuantityReader
{
    private static readonly HashSet<string> _zeros = ["zero", "nil", "cero"];

    /// <summary>Zero only when hedged: "virtually nothing", "casi nada".</summary>
    private static readonly HashSet<string> _nothing = ["nothing", "nada"];

    /// <summary>All quantities of a text, in its order.</summary>
    public static IReadOnlyList<Quantity> Read(string text, Language language, CurrencyContext? currencies = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = Tokenizer.Read(text);
        return Read(text, tokens, NumberMarks.Decimal(text, tokens, language), currencies ?? CurrencyContext.Default);
    }

    internal static List<Quantity> Read(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, char decimalMark, CurrencyContext currencies)
    {
        var found = new List<Quantity>();
        var figures = new FigureReader(text, tokens, decimalMark, currencies);
        for (int i = 0; i < tokens.Length;)
        {
            if (TryQuantity(text, tokens, figures, i, found, out int next)) i = next;
            else i++;
        }

        return found;
    }

    private static bool TryQuantity(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, FigureReader figures, int at, List<Quantity> found, out int next)
    {
        next = at;
        int hedge = UnitBook.Hedges.Match(tokens, at, out _);
        int start = at + hedge;
        if (hedge > 0 && UnitBook.Hedges.Match(tokens, start, out _) is > 0 and int second) start += second;
        int article = start < tokens.Length && hedge > 0 && tokens[start].Key is "un" or "una" or "el" or "la" or "los" or "las" or "a" or "an" or "the" && !figures.TryRead(start, out _) ? 1 : 0;
        int first = start + article;
        if (hedge > 0 && Whole(tokens, start) is > 0 and int whole)
        {
            found.Add(new Quantity { Start = tokens[at].Start, End = tokens[start + whole - 1].End, Value = 100, Unit = Units.Percent, Form = QuantityForm.Fraction, Hedge = text[tokens[at].Start..tokens[start + whole - 1].End].ToString(), First = at, Next = start + whole, Core = start });
            next = start + whole;
            return true;
        }

        if (!TryFigure(tokens, figures, first, hedge > 0, out var a)) return false;
        if (Dated(tokens, a)) return false;
        string? words = hedge > 0 ? text[tokens[at].Start..tokens[start - 1].End].ToString() : null;
        int behind = UnitBook.HedgesBehind.Match(tokens, a.Next, out _);
        var one = Make(tokens, at, a, words) with { Form = a.Form };
        if (TryJoined(text, tokens, figures, first, a, one, found, out next)) return true;
        if (a.Form == QuantityForm.Vague || (a.Form == QuantityForm.Zero && words is not null)) one = one with { Hedge = text[tokens[at].Start..tokens[a.Core].End].ToString() };
        if (a.Form == QuantityForm.Zero && words is null && a.Unit is null && !(at > 0 && tokens[at - 1].Key is "to" or "at" or "a" or "en" or "became" or "become" or "es" or "sea" or "fue" or "is" or "arancel" or "aranceles")) return false;
        if (behind > 0 && words is null) one = one with { Hedge = text[tokens[a.Next].Start..tokens[a.Next + behind - 1].End].ToString() };
        found.Add(one);
        next = a.Next;
        return true;
    }

    /// <summary>"(practically) the entire", "(casi) la totalidad de": all of it.</summary>
    private static int Whole(ReadOnlySpan<Token> tokens, int at)
    {
        int i = at < tokens.Length && tokens[at].Key is "the" or "la" or "el" ? at + 1 : at;
        return i < tokens.Length && tokens[i].Key is "entire" or "whole" or "entirety" or "totalidad" ? i + 1 - at : 0;
    }

    /// <summary>Behind "virtually nothing" stands where to or of what: "nothing that it can do" is no amount.</summary>
    private static bool Ends(ReadOnlySpan<Token> tokens, int next) => next >= tokens.Length || !tokens[next].IsWord || tokens[next].Key is "in" or "of" or "from" or "last" or "this" or "since" or "en" or "de" or "desde" or "este" or "del" || (tokens[next].Key is "to" or "a" && next + 1 < tokens.Length && tokens[next + 1].Case > LetterCase.Lower);

    private static bool TryFigure(ReadOnlySpan<Token> tokens, FigureReader figures, int at, bool hedged, out Figure figure)
    {
        if (at < tokens.Length && (_zeros.Contains(tokens[at].Key) || (hedged && _nothing.Contains(tokens[at].Key) && Ends(tokens, at + 1))))
        {
            figure = new Figure { First = at, Core = at, Next = at + 1, Magnitude = 1, Form = QuantityForm.Zero };
            int length = UnitBook.Words.Match(tokens, at + 1, out string unit);
            if (length > 0) (figure.Unit, figure.Next) = (unit, at + 1 + length);
            return true;
        }

        return figures.TryRead(at, out figure);
    }

    private static bool TryJoined(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, FigureReader figures, int first, Figure a, Quantity one, List<Quantity> found, out int next)
    {
        next = first;
        if (a.Next >= tokens.Length || a.Form is QuantityForm.Fraction or QuantityForm.Vague || (a.Form == QuantityForm.Multiple && a.Unit == Units.Times && !tokens[a.Core].Is("-") && tokens[a.Core].IsWord)) return false;
        string joint = tokens[a.Next].Key;
        if (!(joint is "to" or "-" or "a" or "al" or "hasta" or "and" or "y" or "or" or "o" or "ate" or "until" or ",")) return false;
        int second = a.Next + 1;
        int hedge = UnitBook.Hedges.Match(tokens, second, out _);
        if (second + hedge < tokens.Length && tokens[second + hedge].Key is "un" or "el" or "los" or "a" or "the" && !figures.TryRead(second + hedge, out _)) hedge++;
        if (!TryFigure(tokens, figures, second + hedge, hedge > 0, out var b) || b.Form is QuantityForm.Fraction or QuantityForm.Vague || Dated(tokens, b)) return false;
        if (tokens[b.Core].Kind == TokenKind.Number != (tokens[a.Core].Kind == TokenKind.Number) && b.Form != QuantityForm.Zero) return false;
        string before = one.First > 0 ? tokens[one.First - 1].Key : "";
        string beforeArticle = one.First > 1 && before is "a" or "an" or "un" or "el" or "the" ? tokens[one.First - 2].Key : before;
        bool between = beforeArticle is "between" or "entre", from = beforeArticle is "from" or "desde" or "de" or "del";
        bool list = joint is "and" or "y" or "," && !between;
        bool sameUnit = a.Unit == b.Unit || a.Unit is null || (b.Unit is null && b.Form != QuantityForm.Zero);
        if (list) return a.Unit is null && b.Unit is not null && !a.HasMagnitude && List(tokens, one, a, b, found, out next);
        if (joint is "and" or "y" ? !between : joint is "or" or "o" && a.Unit is null && b.Unit is null) return false;
        if (b.Form == QuantityForm.Zero && b.Unit is null) b.Unit = a.Unit;
        if (!sameUnit && b.Form != QuantityForm.Zero) return false;
        if (a.Unit is null && b.Unit is null && !(a.HasMagnitude || b.HasMagnitude || from || between || joint == "-")) return false;
        if (joint == "-" && a.Unit is null && b.Unit is null && a.Number is >= 1900 and < 2100) return false;
        var low = Make(tokens, one.First, a, one.Hedge);
        string? unit = b.Unit ?? a.Unit;
        double start = a.Value, end = b.Value;
        if (!a.HasMagnitude && b.HasMagnitude && (a.Number <= b.Value / Scale(b) * 1.000001 || (from && a.Number < 1000))) start = a.Number * Scale(b);
        var both = low with { Value = start, High = end, Unit = unit, Form = QuantityForm.Range, Next = b.Next, End = tokens[b.Next - 1].End };
        if (from && (joint is "to" or "a" or "al" or "hasta" or "until")) both = both with { From = start, Value = end, High = null, Form = b.Form == QuantityForm.Zero ? QuantityForm.Zero : QuantityForm.FromTo };
        else if (end < start && joint is "to" or "a" or "al" or "hasta") both = both with { From = start, Value = end, High = null, Form = QuantityForm.FromTo };
        else if (end < start) return false;
        if (both.Form == QuantityForm.FromTo && hedge > 0) both = both with { Hedge = text[tokens[second].Start..tokens[second + hedge - 1].End].ToString() };
        found.Add(both);
        next = b.Next;
        return true;
    }

    private static double Scale(Figure b) => (b.Scaled == 0 ? 1 : b.Scaled) * b.Magnitude;

    /// <summary>"6.4 and 3.1 per cent": the unit at the end holds for both.</summary>
    private static bool List(ReadOnlySpan<Token> tokens, Quantity one, Figure a, Figure b, List<Quantity> found, out int next)
    {
        next = a.Next;
        if (b.Unit is not (Units.Percent or Units.PercentagePoint or Units.ShareOfGdp) || !a.Digits) return false;
        found.Add(one with { Unit = b.Unit });
        found.Add(Make(tokens, b.First, b, null));
        next = b.Next;
        return true;
    }

    private static Quantity Make(ReadOnlySpan<Token> tokens, int first, Figure figure, string? hedge) => new()
    {
        Start = tokens[first].Start,
        End = tokens[figure.Next - 1].End,
        Value = figure.Value,
        Unit = figure.Unit,
        Form = figure.Form,
        Hedge = hedge,
        First = first,
        Next = figure.Next,
        Core = figure.Core,
    };

    /// <summary>Years, days of a month and times of day are no quantities.</summary>
    private static bool Dated(ReadOnlySpan<Token> tokens, Figure figure)
    {
        if (!figure.Digits || figure.HasMagnitude || figure.Unit is not null) return false;
        var token = tokens[figure.Core];
        if (figure.Number is >= 1900 and < 2100 && token.End - token.Start == 4) return true;
        string before = figure.Core > 0 ? tokens[figure.Core - 1].Key : "", behind = figure.Next < tokens.Length ? tokens[figure.Next].Key : "";
        if (figure.Number <= 31 && (Months.Contains(before) || Months.Contains(behind) || (behind == "de" && figure.Next + 1 < tokens.Length && Months.Contains(tokens[figure.Next + 1].Key)))) return true;
        return behind is ":" or "/" && figure.Next + 1 < tokens.Length && tokens[figure.Next + 1].Kind == TokenKind.Number && tokens[figure.Next + 1].Glued;
    }

    private static readonly HashSet<string> Months = [.. ("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec " +
        "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre").Split(' ')];
}
