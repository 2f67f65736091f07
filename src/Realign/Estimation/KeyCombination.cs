namespace Realign.Estimation;

/// <summary>Keys that together name a group: <c>exporter^year</c> has one level for every exporter and year that occur together.</summary>
public sealed record KeyCombination
{
    /// <exception cref="RealignException">No key is named, or one twice.</exception>
    public KeyCombination(params IReadOnlyList<string> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count == 0 || keys.Any(string.IsNullOrWhiteSpace)) throw new RealignException("A group needs the name of at least one key, such as 'exporter^year'.");
        if (keys.Distinct(StringComparer.Ordinal).Count() < keys.Count) throw new RealignException($"'{string.Join('^', keys)}' names a key twice; name each once.");
        Keys = [.. keys];
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The keys joined by <c>^</c>.</summary>
    public string Name => string.Join('^', Keys);

    /// <summary>Reads <c>exporter^year</c>.</summary>
    public static KeyCombination Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new([.. text.Split('^', StringSplitOptions.TrimEntries)]);
    }

    public bool Equals(KeyCombination? other) => other is not null && Keys.SequenceEqual(other.Keys, StringComparer.Ordinal);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;
}
