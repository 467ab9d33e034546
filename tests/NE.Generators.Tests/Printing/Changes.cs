using System.Linq;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.Tests.Printing;

/// <summary>Declarations that differ from a given one.</summary>
internal static class Changes
{
    /// <summary>The declaration with other values: <c>("Grow.Every", 500)</c>. A part that is not there stays away.</summary>
    public static Declaration With(this Declaration declaration, params (string Setting, object Value)[] changes) => declaration with
    {
        Parts = declaration.Parts.Select(part => part with
        {
            Settings = part.Settings.Select(setting =>
                changes.FirstOrDefault(change => change.Setting == $"{part.Name}.{setting.Name}").Value is { } value
                    ? setting with { Value = SchemaReader.Number(value) } : setting).ToEquatableArray(),
        }).ToEquatableArray(),
    };

    /// <summary>The declaration without a part.</summary>
    public static Declaration Without(this Declaration declaration, string part) =>
        declaration with { Parts = declaration.Parts.Where(other => other.Name != part).ToEquatableArray() };
}
