using System.Globalization;
using Realign.Files;
using YamlDotNet.RepresentationModel;

namespace Realign.Events;

/// <summary>Puts one <c>path=value</c> of the command line into a scenario before it is read.</summary>
internal static class ScenarioOverride
{
    private static readonly string[] _nested = ["elasticities", "deficits", "groups"];

    public static void Apply(YamlDocumentFile file, string assignment)
    {
        string option = $"--set {assignment}";
        int equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1) throw new RealignException($"{option}: write it as path=value, for example closure=balanced or us-tariffs.rate=0.25.");
        string path = assignment[..equals].Trim(), value = assignment[(equals + 1)..].Trim();
        if (file.Root is not YamlMappingNode root) return;
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            file.Put(root, Known(path, EventKeys.Scenario, "key of a scenario", option), value, option);
            return;
        }

        string head = path[..dot], key = path[(dot + 1)..];
        var target = Event(root, head) ?? Nested(file, root, head, option);
        if (target is null)
            throw new RealignException($"{option}: '{head}' is no event of this scenario.{NearestName.Hint(head, EventIds(root).Concat(_nested))} Events: {string.Join(", ", EventIds(root))}.");
        int inner = key.IndexOf('.', StringComparison.Ordinal);
        if (target.Children.TryGetValue(new YamlScalarNode("kind"), out var kind) && kind is YamlScalarNode { Value: { } name })
            Known(inner < 0 ? key : key[..inner], [.. EventKeys.Of(name)], $"key of a {name}", option);
        if (inner >= 0)
        {
            if (!target.Children.TryGetValue(new YamlScalarNode(key[..inner]), out var child) || child is not YamlMappingNode range)
                throw new RealignException($"{option}: '{key[..inner]}' of '{head}' has no keys of its own; set it as a whole.");
            (target, key) = (range, key[(inner + 1)..]);
        }

        foreach (var (_, _, other) in EventKeys.Alternatives.Where(a => inner < 0 && a.Kind == Scalar(target, "kind") && a.Key == key))
            if (target.Children.Keys.FirstOrDefault(k => k is YamlScalarNode s && s.Value == other) is { } replaced) target.Children.Remove(replaced);
        file.Put(target, key, value, option);
    }

    private static string Known(string key, IReadOnlyList<string> known, string what, string option) =>
        known.Contains(key) ? key : throw new RealignException($"{option}: '{key}' is no {what}.{NearestName.Hint(key, known)} Known: {string.Join(", ", known)}.");

    /// <summary>A mapping of the scenario's own, made when the file has none.</summary>
    private static YamlMappingNode? Nested(YamlDocumentFile file, YamlMappingNode root, string head, string option)
    {
        if (!_nested.Contains(head)) return null;
        if (!root.Children.ContainsKey(new YamlScalarNode(head))) file.Put(root, head, "{}", option);
        return root.Children[new YamlScalarNode(head)] as YamlMappingNode ?? throw new RealignException($"{option}: '{head}' has no keys of its own in this scenario; set it as a whole, for example --set \"{head}={{key: 4}}\".");
    }

    private static YamlMappingNode? Event(YamlMappingNode root, string head)
    {
        var events = Events(root);
        if (head.StartsWith("events[", StringComparison.Ordinal) && head.EndsWith(']')
            && int.TryParse(head[7..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            return index < events.Count ? events[index] : null;
        int at = EventIds(root).ToList().IndexOf(head);
        return at < 0 ? null : events[at];
    }

    private static List<YamlMappingNode> Events(YamlMappingNode root) =>
        root.Children.TryGetValue(new YamlScalarNode("events"), out var node) && node is YamlSequenceNode list ? [.. list.OfType<YamlMappingNode>()] : [];

    private static IEnumerable<string> EventIds(YamlMappingNode root)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var e in Events(root))
        {
            string id = Scalar(e, "id") ?? "";
            for (int number = 1; id.Length == 0 || (Scalar(e, "id") is null && used.Contains(id)); number++) id = $"{Scalar(e, "kind")}-{number}";
            used.Add(id);
            yield return id;
        }
    }

    private static string? Scalar(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? (value as YamlScalarNode)?.Value : null;
}
