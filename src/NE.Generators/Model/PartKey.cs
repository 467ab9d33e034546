using NE.Generators.Vocabulary;

namespace NE.Generators.Model;

/// <summary>
/// Identifies a part within an experiment: its name, and its type or choice if an experiment can have several parts of this name.
/// </summary>
internal static class PartKey
{
    /// <summary>The key: <c>Grow</c>, <c>Event&lt;My.Method&gt;</c>.</summary>
    public static string Of(string part, OwnType? own) => Of(part, own?.Name);

    /// <summary>The key of a part and the full name of a type or the name of a choice, or null for none.</summary>
    public static string Of(string part, string? own) => own is not null && Schema.Find(part) is { Many: true } ? $"{part}<{own}>" : part;

    /// <summary>The choice in the key of a part that is repeated by choice; null for any other key.</summary>
    public static string? ChoiceOf(string key) =>
        Schema.Find(NameOf(key)) is { Repeated: not null } && key.EndsWith(">", System.StringComparison.Ordinal)
            ? key.Substring(NameOf(key).Length + 1).TrimEnd('>')
            : null;

    /// <summary>The part's name in a key.</summary>
    public static string NameOf(string key)
    {
        int type = key.IndexOf('<');
        return type < 0 ? key : key.Substring(0, type);
    }
}
