namespace Realign.Worlds;

/// <summary>Every accounting identity of one world, in a fixed order.</summary>
/// <param name="World">Name of the world.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Identities">One row an identity.</param>
public sealed record WorldCheckReport(string World, string Hash, IReadOnlyList<IdentityCheck> Identities)
{
    /// <summary>Whether all identities hold.</summary>
    public bool Holds => Identities.All(identity => identity.Holds);

    /// <summary>The identity of that name.</summary>
    /// <exception cref="RealignException">There is none; the message names the nearest.</exception>
    public IdentityCheck this[string name] =>
        Identities.FirstOrDefault(identity => identity.Name == name)
        ?? throw new RealignException($"'{name}' is no identity of the check.{NearestName.Hint(name, Identities.Select(i => i.Name))}");
}
