using Realign.Claims.Lexicon;

namespace Realign.Claims.Quantities;

/// <summary>
/// Reads one figure at a token: <c>figure = [sign] number magnitude* [of] [unit [of GDP]] | fraction | multiple | zero | vague</c>.
/// </summary>
internal readonly ref struct FigureReader(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, char decimalMark, CurrencyContext currencies)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<Token> _tokens = tokens;

    public bool TryRead(int at, out Figure figure)
    {
        figure = new Figure { First = at, Core = at, Next = at, Magnitude = 1 };
        int i = at;
        string? sign = Sign(ref i, ref figure);
        if (TryFraction(i, ref figure) || TryVague(i, ref figure)) return true;
        bool negative = sign is null && IsMinus(i);
        if (negative) i++;
        if (sign is not null && i < _tokens.Length && _tokens[i].Is("-")) i++;
        int number = i;
        figure.Core = i;
        if (!TryNumber(ref i, ref figure)) return sign is null && TryMultiple(at, ref figure);
        if (negative) figure.Number = -figure.Number;
        Magnitude(ref i, ref figure, sign is not null);
        figure.Unit = sign;
        Unit(ref i, ref figure, number);
        figure.Next = i;
        if (i < _tokens.Length && _tokens[i].IsWord && _tokens[i].Glued && _tokens[i - 1].Kind == TokenKind.Number) return false; // 4G, 3rd, 21st
        return figure.Number != 0 || Zero(ref figure);
    }

    /// <summary>A currency before the number: a sign, a code, or both.</summary>
    private string? Sign(ref int i, ref Figure figure)
    {
        if (i >= _tokens.Length) return null;
        var token = _tokens[i];
        string? unit = null;
        if (token.Kind == TokenKind.Currency && UnitBook.TrySign(token.Key, out var sign))
        {
            (unit, figure.Magnitude) = sign;
            i++;
        }
        else if (token.Case == LetterCase.Upper && i + 1 < _tokens.Length && UnitBook.Words.Match(_tokens, i, out string code) == 1 && Units.IsCurrency(code))
        {
            bool dollar = _tokens[i + 1].Kind == TokenKind.Currency;
            if (!dollar && _tokens[i + 1].Kind != TokenKind.Number) return null;
            unit = code;
            i += dollar ? 2 : 1;
        }

        return unit == "$" ? currencies.DollarSign : unit;
    }

    private bool IsMinus(int i) =>
        i + 1 < _tokens.Length && _tokens[i].Is("-") && _tokens[i + 1].Kind == TokenKind.Number && _tokens[i + 1].Glued && !_tokens[i].Glued;

    private bool TryNumber(ref int i, ref Figure figure)
    {
        if (i >= _tokens.Length) return false;
        var token = _tokens[i];
        if (token.Kind == TokenKind.Number)
        {
            if (i > 0 && token.Glued && _tokens[i - 1].IsWord) return false;
            bool whole = i + 1 < _tokens.Length && UnitBook.Words.Match(_tokens, i + 1, out string unit) > 0 && IsCount(unit);
            if (!DigitNumber.TryRead(_text[token.Start..token.End], decimalMark, whole, out figure.Number)) return false;
            figure.Digits = true;
            i++;
            return true;
        }

        return token.IsWord && TryWords(ref i, ref figure);
    }

    private static bool IsCount(string unit) => unit is not (Units.Percent or Units.PercentagePoint or Units.BasisPoint or Units.Times) && !Units.IsCurrency(unit);

    /// <summary>Number words below a million: "three hundred and fifty", "treinta y cinco", "a hundred".</summary>
    private bool TryWords(ref int i, ref Figure figure)
    {
        double sum = 0;
        int at = i;
        bool any = false, article = false;
        while (at < _tokens.Length)
        {
            string key = _tokens[at].Key;
            if (NumberWords.Hundreds.TryGetValue(key, out double hundreds)) sum += hundreds;
            else if (NumberWords.Tens.TryGetValue(key, out double tens)) sum += tens;
            else if (NumberWords.Small.TryGetValue(key, out double small))
            {
                sum += small;
                article = !any && key is "un" or "uno" or "una" or "one";
            }
            else if (key == "hundred" && any) sum = (Math.Floor(sum / 100) * 100) + (sum % 100 * 100);
            else if (any && key is "and" or "y" or "-" && at + 1 < _tokens.Length && sum % 10 == 0 && sum > 0 && IsBelow(_tokens[at + 1].Key, sum))
            {
                at++;
                continue;
            }
            else if (!any && key is "a" or "an" && at + 1 < _tokens.Length && (_tokens[at + 1].Is("hundred") || NumberWords.Magnitudes.ContainsKey(_tokens[at + 1].Key)))
            {
                sum = 1;
            }
            else if (!any && (key is "mil" or "millon" or "hundred" || (key is "half" or "medio" or "media" && HalfOfMagnitude(at))))
            {
                // "mil empresas", "medio millón", "half a million"
                sum = key is "half" or "medio" or "media" ? 0.5 : key == "hundred" ? 100 : 1;
                if (key == "half" && _tokens[at + 1].Key is "a" or "an") at++;
                if (key is "mil" or "millon") at--;
                article = false;
            }
            else
            {
                break;
            }

            any = true;
            at++;
            if (at < _tokens.Length && NumberWords.Magnitudes.ContainsKey(_tokens[at].Key)) break;
        }

        if (!any) return false;
        bool magnitude = at < _tokens.Length && NumberWords.Magnitudes.ContainsKey(_tokens[at].Key);
        if (article && at == i + 1 && !magnitude) return false; // "un", "una", "one" are articles and pronouns more often than numbers
        figure.Number = sum;
        i = at;
        return true;
    }

    private static bool IsBelow(string key, double sum) =>
        (NumberWords.Small.TryGetValue(key, out double value) || NumberWords.Tens.TryGetValue(key, out value)) && value < (sum % 100 == 0 ? 100 : 10);

    private bool HalfOfMagnitude(int at)
    {
        int next = at + 1 < _tokens.Length && _tokens[at + 1].Key is "a" or "an" ? at + 2 : at + 1;
        return next < _tokens.Length && NumberWords.Magnitudes.ContainsKey(_tokens[next].Key);
    }

    /// <summary>Magnitudes in a row: "14 mil 500 millones", "3 millones 200 mil", "mil millones", "million and a half".</summary>
    private void Magnitude(ref int i, ref Figure figure, bool money)
    {
        if (i + 1 < _tokens.Length && _tokens[i].Key is "and" or "y" && HalfBehind(i) is > 0 and int more && i + more < _tokens.Length && NumberWords.Magnitudes.ContainsKey(_tokens[i + more].Key))
        {
            figure.Number += 0.5;
            i += more;
        }

        while (i < _tokens.Length)
        {
            if (_tokens[i].Is("-") && _tokens[i].Glued && i + 1 < _tokens.Length && NumberWords.Magnitudes.ContainsKey(_tokens[i + 1].Key)) i++; // $14-billion
            if (!TryMagnitude(i, money, out double magnitude)) break;
            i++;
            figure.HasMagnitude = true;
            figure.Number *= magnitude;
            figure.Scaled = (figure.Scaled == 0 ? 1 : figure.Scaled) * magnitude;
            if (i + 1 < _tokens.Length && _tokens[i].Key is "and" or "y" && HalfBehind(i) is > 0 and int half)
            {
                figure.Number += magnitude / 2;
                i += half;
            }

            // A smaller number behind belongs to it: 14 mil 500, 3 millones 200 mil.
            int rest = i;
            var part = new Figure { Magnitude = 1 };
            if (magnitude >= 1e3 && rest < _tokens.Length && TryNumber(ref rest, ref part) && part.Number < magnitude && part.Number == Math.Floor(part.Number) && NextIsMagnitudeBelow(rest, magnitude, out double below, out int after))
            {
                figure.Number += part.Number * below;
                i = after;
            }
        }
    }

    /// <summary>After "14 mil 500" comes "millones" (the sum is multiplied), after "3 millones 200" comes "mil" (the part is).</summary>
    private bool NextIsMagnitudeBelow(int at, double magnitude, out double below, out int after)
    {
        below = 1;
        after = at;
        if (at >= _tokens.Length || !NumberWords.Magnitudes.TryGetValue(_tokens[at].Key, out double next)) return false;
        if (next >= magnitude) return true;
        below = next;
        after = at + 1;
        return true;
    }

    private int HalfBehind(int i)
    {
        if (_tokens[i + 1].Key is "medio" or "media") return 2;
        return i + 2 < _tokens.Length && _tokens[i + 1].Is("a") && _tokens[i + 2].Is("half") ? 3 : 0;
    }

    private bool TryMagnitude(int i, bool money, out double magnitude)
    {
        string key = _tokens[i].Key;
        if (NumberWords.Magnitudes.TryGetValue(key, out magnitude)) return true;
        return NumberWords.MagnitudeLetters.TryGetValue(key, out magnitude) && (_tokens[i].Glued || (money && _tokens[i].Case == LetterCase.Upper)) && (i == 0 || _tokens[i - 1].Kind == TokenKind.Number);
    }

    private void Unit(ref int i, ref Figure figure, int number)
    {
        int at = i;
        if (at < _tokens.Length && figure.HasMagnitude && _tokens[at].Key is "de" or "of") at++;
        bool currency = figure.Unit is not null;
        if (at < _tokens.Length && _tokens[at].Kind == TokenKind.Currency && !currency && UnitBook.TrySign(_tokens[at].Key, out var sign) && !(at + 1 < _tokens.Length && _tokens[at + 1].Kind == TokenKind.Number && _tokens[at + 1].Glued))
        {
            figure.Unit = sign.Unit == "$" ? currencies.DollarSign : sign.Unit;
            figure.Magnitude *= sign.Magnitude;
            i = at + 1;
            return;
        }

        int behind = at < _tokens.Length && _tokens[at].Is("-") && _tokens[at].Glued ? at + 1 : at;
        for (int start = at; start <= behind; start++)
        {
            int length = start < _tokens.Length ? UnitBook.Words.Match(_tokens, start, out string unit) : 0;
            if (length == 0) continue;
            UnitBook.Words.Match(_tokens, start, out unit);
            if (unit == Units.Times && _tokens[start].Is("x") && !_tokens[start].Glued) continue;
            if (currency && !Units.IsCurrency(unit)) return;
            if (unit == Units.Pesos) unit = currencies.Pesos;
            figure.Unit = currency && figure.Unit != currencies.DollarSign ? figure.Unit : unit;
            i = start + length;
            if (unit == Units.Percent) Gdp(ref i, ref figure);
            if (unit == Units.Times) figure.Form = QuantityForm.Multiple;
            return;
        }

        if (!currency) Counted(ref i, ref figure, number);
    }

    private void Gdp(ref int i, ref Figure figure)
    {
        int length = UnitBook.OfGdp.Match(_tokens, i, out _);
        if (length == 0) length = GdpOfEconomy(i);
        if (length == 0) return;
        figure.Unit = Units.ShareOfGdp;
        i += length;
    }

    /// <summary>"of Lesotho's economy", "of the country's GDP", "of China's gross domestic product", "del PIB".</summary>
    private int GdpOfEconomy(int i)
    {
        if (i >= _tokens.Length || !_tokens[i].Is("of")) return 0;
        for (int at = i + 1; at < Math.Min(i + 6, _tokens.Length); at++)
        {
            if (_tokens[at].Is("gdp") || (_tokens[at].Key is "economy" && _tokens[at - 1].Is("'s"))) return at - i + 1;
            if (!_tokens[at].IsWord && !_tokens[at].Is("'s")) return 0;
        }

        return 0;
    }

    /// <summary>What is counted may stand behind up to three other words: "35,000 export-linked jobs". Years and bare small numbers count nothing.</summary>
    private void Counted(ref int i, ref Figure figure, int number)
    {
        if (figure.Digits && !figure.HasMagnitude && figure.Number is >= 1900 and < 2100 && _tokens[number].End - _tokens[number].Start == 4 && (i >= _tokens.Length || UnitBook.Words.Match(_tokens, i, out _) == 0)) return;
        int start = i < _tokens.Length && figure.HasMagnitude && _tokens[i].Is("de") ? i + 1 : i;
        for (int at = start; at < Math.Min(start + 4, _tokens.Length); at++)
        {
            var token = _tokens[at];
            if (!token.IsWord && !token.Is("-")) return;
            if (Stops.Contains(token.Key)) return;
            int length = UnitBook.Words.Match(_tokens, at, out string unit);
            if (length == 0 || !IsCount(unit)) continue;
            if (unit is "years" or "months" or "days" or "weeks" or "hours" && at > start) return;
            figure.Unit = unit;
            i = at + length;
            return;
        }
    }

    /// <summary>Words that end what a number counts.</summary>
    private static readonly HashSet<string> Stops = [.. ("of in on at to from by for with and or but than that which who is are was were will would could has have had its their the a " +
        "de del en a al por para con y o pero que quien es son fue fueron sera seran ha han su sus el la los las un una se").Split(' ')];

    private bool TryFraction(int at, ref Figure figure)
    {
        int i = at;
        if (i >= _tokens.Length || !_tokens[i].IsWord && _tokens[i].Kind != TokenKind.Number) return false;
        string key = _tokens[i].Key;
        double top = 1;
        if (key is "half" or "mitad" || (key is "a" or "la" && i + 1 < _tokens.Length && _tokens[i + 1].Key is "half" or "mitad"))
        {
            if (key is "a" or "la") i++;
            if (HalfOfMagnitude(i) || (_tokens[i].Is("half") && !HalfCounts(i))) return false;
            if (_tokens[i].Is("mitad") && i + 2 < _tokens.Length && _tokens[i + 1].Is("de") && _tokens[i + 2].Kind == TokenKind.Number) return false;
            return Fraction(at, i + 1, 50, ref figure);
        }

        bool counted = false;
        if (key is "a" or "an" or "un" or "una" or "one" or "la") i++;
        else if (NumberWords.Small.TryGetValue(key, out top))
        {
            counted = true;
            i++;
        }
        else if (_tokens[i].Kind == TokenKind.Number && _tokens[i].End - _tokens[i].Start <= 2 && DigitNumber.TryRead(_text[_tokens[i].Start.._tokens[i].End], '.', true, out top))
        {
            counted = true;
            i++;
        }
        else
        {
            return false;
        }

        if (i < _tokens.Length && _tokens[i].Is("-")) i++;
        if (i >= _tokens.Length) return false;
        string next = _tokens[i].Key;
        if (_tokens[i].IsWord && NumberWords.Denominators.TryGetValue(next, out double bottom) && top < bottom && !(counted && _tokens[at].Kind == TokenKind.Number))
        {
            bool time = next is "quarter" or "quarters" or "half" or "cuarto" or "quinto" or "medio" or "fifth";
            if (time && !(i + 1 < _tokens.Length && _tokens[i + 1].Key is "of" or "de" or "del" or "-") && !counted) return false;
            if (next is "medio" or "half" && HalfOfMagnitude(i)) return false;
            if (next is "quarter" or "quarters" && i + 1 < _tokens.Length && _tokens[i + 1].Is("point")) return false;
            return Fraction(at, i + 1, Math.Round(100 * top / bottom, 2), ref figure);
        }

        if (NumberWords.Parts.TryGetValue(next, out bottom) && i + 1 < _tokens.Length && _tokens[i + 1].Key is "parte" or "partes") return Fraction(at, i + 2, Math.Round(100 * top / bottom, 2), ref figure);
        return OutOf(at, i, top, ref figure);
    }

    private bool HalfCounts(int i) => i + 1 < _tokens.Length && _tokens[i + 1].Key is "of" or "the" or "its" or "their" or "all" or "that" || (i > 0 && _tokens[i - 1].Key is "a" or "by" or "in" or "than" or "about" or "nearly" or "almost" or "over");

    /// <summary>"three out of every four", "tres de cada cuatro", "one in five".</summary>
    private bool OutOf(int at, int i, double top, ref Figure figure)
    {
        int j = i;
        if (Is(j, "out") && Is(j + 1, "of")) j += Is(j + 2, "every") ? 3 : 2;
        else if (Is(j, "de") && Is(j + 1, "cada")) j += 2;
        else if (Is(j, "in") && Is(j + 1, "every")) j += 2;
        else if (Is(j, "in") && top == 1 && _tokens[at].Is("one")) j++;
        else return false;
        if (j >= _tokens.Length || !Integer(j, out double bottom) || bottom <= top || bottom > 100) return false;
        return Fraction(at, j + 1, Math.Round(100 * top / bottom, 2), ref figure);
    }

    private bool Integer(int i, out double value) =>
        _tokens[i].Kind == TokenKind.Number ? DigitNumber.TryRead(_text[_tokens[i].Start.._tokens[i].End], '.', true, out value) : NumberWords.Small.TryGetValue(_tokens[i].Key, out value);

    private bool Is(int i, string key) => i < _tokens.Length && _tokens[i].Is(key);

    private bool Fraction(int at, int next, double percent, ref Figure figure)
    {
        (figure.Number, figure.Unit, figure.Form, figure.Core, figure.Next) = (percent, Units.Percent, QuantityForm.Fraction, at, next);
        Gdp(ref figure.Next, ref figure);
        return true;
    }

    /// <summary>"trillions of dollars", "miles de millones de dólares", "decenas de miles de empleos".</summary>
    private bool TryVague(int at, ref Figure figure)
    {
        int i = at;
        double product = 1;
        bool any = false;
        while (i < _tokens.Length && (NumberWords.Vague.TryGetValue(_tokens[i].Key, out double magnitude) || (_tokens[i].Key is "tens" or "decenas" && (magnitude = 10) > 0)))
        {
            if (i > 0 && !any && (_tokens[i - 1].Kind == TokenKind.Number || NumberWords.Magnitudes.ContainsKey(_tokens[i - 1].Key))) return false;
            any = true;
            product *= magnitude;
            i++;
            if (i + 1 < _tokens.Length && _tokens[i].Key is "of" or "de" && NumberWords.Vague.ContainsKey(_tokens[i + 1].Key)) i++;
        }

        if (!any || i >= _tokens.Length || !(_tokens[i].Key is "of" or "de")) return false;
        int length = UnitBook.Words.Match(_tokens, i + 1, out string unit);
        if (length == 0) return false;
        (figure.Number, figure.Form, figure.Core, figure.Next) = (product, QuantityForm.Vague, at, i + 1 + length);
        figure.Unit = unit == Units.Pesos ? currencies.Pesos : unit;
        return true;
    }

    /// <summary>"doubled", "el doble": unless it is a double tax, a double digit or a double standard.</summary>
    private bool TryMultiple(int at, ref Figure figure)
    {
        if (at >= _tokens.Length || !NumberWords.Multiples.TryGetValue(_tokens[at].Key, out double times)) return false;
        if (at + 1 < _tokens.Length && (_tokens[at + 1].Is("-") || _tokens[at + 1].Key is "taxation" or "digit" or "digits" or "tributacion" or "imposicion" or "digito" or "digitos" or "standard" or "standards" or "via" || (_tokens[at].Is("twice") && _tokens[at + 1].Is("a")))) return false;
        if (_tokens[at].Key is "doble" or "triple" or "cuadruple" && !(at > 0 && _tokens[at - 1].Key is "el" or "al" or "un" or "casi")) return false;
        (figure.Number, figure.Unit, figure.Form, figure.Core, figure.Next) = (times, Units.Times, QuantityForm.Multiple, at, at + 1);
        return true;
    }

    private static bool Zero(ref Figure figure)
    {
        figure.Form = QuantityForm.Zero;
        return true;
    }
}
