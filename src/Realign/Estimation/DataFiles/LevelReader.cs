using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;

namespace Realign.Estimation.DataFiles;

/// <summary>
/// Gives the values of a key column numbers in order of appearance, −1 for missing, without making a string for each row. Keys are often sorted, so that the
/// value of the row before is tried first.
/// </summary>
internal abstract class LevelReader
{
    private const int Missing = -1, Unknown = -2;

    /// <summary>How a column is read as a key: as 64-bit integers, floating-point numbers, or text.</summary>
    public static string Sql(string name, string type)
    {
        string column = DuckDbSource.Identifier(name);
        return IsInteger(type) ? $"CAST({column} AS BIGINT)"
            : DuckDbSource.IsNumber(type) ? $"CAST({column} AS DOUBLE)"
            : $"NULLIF(CAST({column} AS VARCHAR), '')";
    }

    public static LevelReader Of(string type) => IsInteger(type) ? new Integers() : DuckDbSource.IsNumber(type) ? new Numbers() : new Texts();

    /// <summary>The codes of some rows.</summary>
    public abstract void Encode(IArrowArray values, Span<int> codes);

    /// <summary>The code of a level, −2 when no row so far has it.</summary>
    public abstract int Find(string level);

    /// <summary>The names of the levels, by code.</summary>
    public abstract string[] Names();

    private static bool IsInteger(string type) => type is "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "UTINYINT" or "USMALLINT" or "UINTEGER";

    private sealed class Integers : LevelReader
    {
        private readonly Dictionary<long, int> _codes = [];

        public override void Encode(IArrowArray values, Span<int> codes)
        {
            var array = (Int64Array)values;
            var numbers = array.Values;
            long last = 0;
            int code = Missing;
            for (int row = 0; row < numbers.Length; row++)
            {
                if (array.NullCount > 0 && array.IsNull(row))
                {
                    codes[row] = Missing;
                    continue;
                }

                if (code == Missing || numbers[row] != last) code = Code(_codes, last = numbers[row]);
                codes[row] = code;
            }
        }

        public override int Find(string level) => long.TryParse(level, CultureInfo.InvariantCulture, out long number) && _codes.TryGetValue(number, out int code) ? code : Unknown;

        public override string[] Names() => InOrder(_codes, number => number.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class Numbers : LevelReader
    {
        private readonly Dictionary<double, int> _codes = [];

        public override void Encode(IArrowArray values, Span<int> codes)
        {
            var array = (DoubleArray)values;
            var numbers = array.Values;
            for (int row = 0; row < numbers.Length; row++)
                codes[row] = (array.NullCount > 0 && array.IsNull(row)) || double.IsNaN(numbers[row]) ? Missing : Code(_codes, numbers[row]);
        }

        public override int Find(string level) => double.TryParse(level, CultureInfo.InvariantCulture, out double number) && _codes.TryGetValue(number, out int code) ? code : Unknown;

        public override string[] Names() => InOrder(_codes, number => number.ToString("R", CultureInfo.InvariantCulture));
    }

    private sealed class Texts : LevelReader
    {
        private readonly Dictionary<byte[], int> _codes = new(Utf8Equality.Instance);

        public override void Encode(IArrowArray values, Span<int> codes)
        {
            var array = (StringArray)values;
            var offsets = array.ValueOffsets;
            var bytes = array.ValueBuffer.Span;
            var lookup = _codes.GetAlternateLookup<ReadOnlySpan<byte>>();
            ReadOnlySpan<byte> last = default;
            int code = Missing;
            for (int row = 0; row < array.Length; row++)
            {
                if (array.NullCount > 0 && array.IsNull(row))
                {
                    codes[row] = Missing;
                    continue;
                }

                var text = bytes[offsets[row]..offsets[row + 1]];
                if (code == Missing || !text.SequenceEqual(last))
                {
                    last = text;
                    ref int known = ref CollectionsMarshal.GetValueRefOrAddDefault(lookup, text, out bool exists);
                    if (!exists) known = _codes.Count - 1;
                    code = known;
                }

                codes[row] = code;
            }
        }

        public override int Find(string level) => _codes.TryGetValue(Encoding.UTF8.GetBytes(level), out int code) ? code : Unknown;

        public override string[] Names() => InOrder(_codes, Encoding.UTF8.GetString);
    }

    private static int Code<T>(Dictionary<T, int> codes, T value)
        where T : notnull
    {
        ref int code = ref CollectionsMarshal.GetValueRefOrAddDefault(codes, value, out bool exists);
        if (!exists) code = codes.Count - 1;
        return code;
    }

    private static string[] InOrder<T>(Dictionary<T, int> codes, Func<T, string> name)
        where T : notnull
    {
        var names = new string[codes.Count];
        foreach (var (value, code) in codes) names[code] = name(value);
        return names;
    }
}
