using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Realign.Files;

/// <summary>The keys of one mapping in a YAML file, read strictly: each with its place, and none left unread.</summary>
internal sealed class YamlFields
{
    private readonly YamlMappingNode _node;
    private readonly YamlDocumentFile _file;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public YamlFields(YamlDocumentFile file, YamlNode node, string what)
    {
        _file = file;
        _node = node as YamlMappingNode ?? throw file.Place(node).Error($"{what} must be a mapping of keys to values.");
        Place = file.Place(node);
        foreach (var key in _node.Children.Keys)
            if (key is not YamlScalarNode { Value.Length: > 0 }) throw file.Place(key).Error("a key must be a text.");
    }

    public FilePlace Place { get; }

    public IEnumerable<string> Keys => _node.Children.Keys.Select(k => ((YamlScalarNode)k).Value!);

    public FilePlace PlaceOf(string key) => Node(key) is { } node ? _file.Place(node) : Place;

    /// <summary>For every key, where its value stands; for a list, where each item does.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FilePlace>> ValuePlaces() => _node.Children.ToDictionary(
        p => ((YamlScalarNode)p.Key).Value!,
        p => (IReadOnlyList<FilePlace>)(p.Value is YamlSequenceNode list ? [.. list.Select(_file.Place)] : [_file.Place(p.Value)]),
        StringComparer.Ordinal);

    public YamlNode? Node(string key)
    {
        _known.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
    }

    public string? Text(string key) => Node(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } text } => text,
        var node => throw _file.Place(node).Error($"'{key}' must be a text."),
    };

    public string Required(string key) => Text(key) ?? throw Place.Error($"the key '{key}' is missing.");

    public bool Flag(string key) => Text(key) switch
    {
        null or "false" => false,
        "true" => true,
        var text => throw PlaceOf(key).Error($"'{text}' is neither true nor false."),
    };

    /// <summary>A number; a percentage (10%) counts only where <paramref name="percent"/> says that the value is a fraction.</summary>
    public double? Number(string key, bool percent = false) => Node(key) is { } node ? _file.Number(node, key, percent) : null;

    public DateOnly? Date(string key) => Text(key) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw PlaceOf(key).Error($"'{text}' is no date; write it like 2025-04-05.");

    /// <summary>One text or a list of them; null when the key is not there.</summary>
    public IReadOnlyList<string>? Names(string key) => Node(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } one } => [one],
        YamlSequenceNode { Children.Count: > 0 } list => [.. list.Select(item => item is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw _file.Place(item).Error($"'{key}' lists codes or groups; this is neither."))],
        var node => throw _file.Place(node).Error($"'{key}' must be a code, a group or a list of them."),
    };

    public IReadOnlyList<string> RequiredNames(string key) => Names(key) ?? throw Place.Error($"the key '{key}' is missing.");

    /// <summary>Reads a mapping below a key; null when it is not there.</summary>
    public YamlFields? Mapping(string key) => Node(key) is { } node ? new YamlFields(_file, node, $"'{key}'") : null;

    /// <summary>The items of a list below a key; none when it is not there.</summary>
    public IEnumerable<YamlFields> Items(string key) => Node(key) switch
    {
        null => [],
        YamlScalarNode { Value: null or "" } => [],
        YamlSequenceNode list => list.Select(item => new YamlFields(_file, item, $"an item of '{key}'")),
        var node => throw _file.Place(node).Error($"'{key}' must be a list."),
    };

    /// <summary>One of a few texts.</summary>
    public string OneOf(string key, IReadOnlyList<string> allowed, string otherwise)
    {
        string text = Text(key) ?? otherwise;
        return allowed.Contains(text) ? text : throw PlaceOf(key).Error($"'{text}' is no {key}.{NearestName.Hint(text, allowed)} Known: {string.Join(", ", allowed)}.");
    }

    /// <summary>Fails on the first key that nobody asked for.</summary>
    public void RejectUnknown() => RejectUnknown([.. _known.Order(StringComparer.Ordinal)]);

    /// <summary>Fails on the first key that is not among the known ones. Asked first, it tells a misspelt key from a missing one.</summary>
    public void RejectUnknown(IEnumerable<string> known)
    {
        var allowed = known.ToList();
        foreach (var key in _node.Children.Keys)
        {
            string name = ((YamlScalarNode)key).Value!;
            if (!allowed.Contains(name)) throw _file.Place(key).Error($"the key '{name}' is not known here.{NearestName.Hint(name, allowed)} Known: {string.Join(", ", allowed)}.");
        }
    }
}

/// <summary>A YAML file with one document, and the values that command-line options put into it.</summary>
internal sealed class YamlDocumentFile
{
    private readonly Dictionary<YamlNode, string> _options = new(ReferenceEqualityComparer.Instance);

    private YamlDocumentFile(string path, YamlNode root) => (Path, Root) = (path, root);

    public string Path { get; }

    public YamlNode Root { get; }

    /// <exception cref="FileException">The file is missing, empty or not YAML.</exception>
    public static YamlDocumentFile Read(string path)
    {
        if (!File.Exists(path)) throw new FileException(path, "there is no such file. Check the path.");
        using var reader = new StreamReader(path);
        return Read(reader, path);
    }

    /// <summary>Reads a text that came from elsewhere than a file.</summary>
    /// <exception cref="FileException">The text is empty or not YAML.</exception>
    public static YamlDocumentFile Read(TextReader reader, string path)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(reader);
            return stream.Documents.Count == 1
                ? new YamlDocumentFile(path, stream.Documents[0].RootNode)
                : throw (stream.Documents.Count == 0
                    ? new FileException(path, 1, 1, "the file is empty. Write at least 'name: …'.")
                    : new FileException(path, (int)stream.Documents[1].RootNode.Start.Line, (int)stream.Documents[1].RootNode.Start.Column, $"the file holds {stream.Documents.Count} documents; it must hold one. Make files of the others."));
        }
        catch (YamlException e)
        {
            throw new FileException(path, (int)e.Start.Line, (int)e.Start.Column, e.Message.StartsWith("Duplicate key", StringComparison.OrdinalIgnoreCase)
                ? "the key stands twice in one mapping. Drop one."
                : $"this is not valid YAML: {e.Message}");
        }
    }

    public FilePlace Place(YamlNode node) =>
        _options.TryGetValue(node, out string? option) ? new FilePlace(Path, 0, 0, option) : new FilePlace(Path, (int)node.Start.Line, (int)node.Start.Column);

    public double Number(YamlNode node, string key, bool percent = false)
    {
        string text = node is YamlScalarNode { Value: { } value } ? value : throw Place(node).Error($"'{key}' must be a number.");
        bool hundredths = percent && text.EndsWith('%');
        string digits = hundredths ? text[..^1].Trim() : text;
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            throw Place(node).Error($"'{text}' in '{key}' is no number; write it like {(percent ? "0.25 or 25%" : "1234.5")}.");
        return hundredths ? number / 100 : number;
    }

    /// <summary>Puts a value, written as YAML, below a mapping, and remembers that an option did.</summary>
    public void Put(YamlMappingNode mapping, string key, string value, string option)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(value));
        }
        catch (YamlException e)
        {
            throw new RealignException($"{option}: the value is not valid YAML: {e.Message}", e);
        }

        var node = stream.Documents.Count > 0 ? stream.Documents[0].RootNode : new YamlScalarNode("");
        Mark(node, option);
        var name = mapping.Children.Keys.FirstOrDefault(k => k is YamlScalarNode s && s.Value == key);
        if (name is null) Mark(name = new YamlScalarNode(key), option);
        mapping.Children[name] = node;
    }

    private void Mark(YamlNode node, string option)
    {
        foreach (var inner in node.AllNodes) _options[inner] = option;
        _options[node] = option;
    }
}
