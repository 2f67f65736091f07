using System.Globalization;

namespace Realign.Claims.Quantities;

/// <summary>A number written in digits.</summary>
internal static class DigitNumber
{
    private const int Longest = 40;

    /// <summary>Its value; false for what is no number, as 12.05.2025 or 1.2.3.</summary>
    /// <param name="number">Digits with marks between them.</param>
    /// <param name="decimalMark">What decides where both readings are possible.</param>
    /// <param name="integer">It counts whole things, so three digits behind a mark are thousands.</param>
    /// <param name="value">The value.</param>
    public static bool TryRead(ReadOnlySpan<char> number, char decimalMark, bool integer, out double value)
    {
        value = 0;
        if (number.Length > Longest) return false;
        char mark = DecimalMark(number, decimalMark, integer);
        Span<char> plain = stackalloc char[number.Length];
        int n = 0, group = 0;
        bool grouped = false, decimals = false;
        foreach (char c in number)
        {
            if (char.IsAsciiDigit(c))
            {
                plain[n++] = c;
                group++;
            }
            else if (c == mark)
            {
                if (decimals || (grouped && group != 3)) return false;
                decimals = true;
                plain[n++] = '.';
                group = 0;
            }
            else
            {
                if (decimals || (grouped ? group != 3 : group is 0 or > 3)) return false;
                grouped = true;
                group = 0;
            }
        }

        return (!grouped || decimals || group == 3) && double.TryParse(plain[..n], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static char DecimalMark(ReadOnlySpan<char> number, char decimalMark, bool integer)
    {
        int points = number.Count('.'), commas = number.Count(',');
        if (points + commas == 0) return '\0';
        if (points > 0 && commas > 0) return number.LastIndexOf('.') > number.LastIndexOf(',') ? '.' : ',';
        char mark = points > 0 ? '.' : ',';
        if (points + commas > 1) return NumberMarks.Other(mark);
        int at = number.IndexOf(mark);
        if (number.Length - at - 1 != 3 || at > 3 || number[0] == '0') return mark;
        return !integer && mark == decimalMark ? mark : NumberMarks.Other(mark);
    }
}
