using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Model.Studies;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>What one YAML file states, and what is wrong with how it states it.</summary>
/// <param name="Path">Path of the file, as given.</param>
/// <param name="Declared">The experiment and its variants, in the order written.</param>
/// <param name="Studies">The studies.</param>
/// <param name="Problems">Problems of the text alone; those of complete experiments come from the resolver.</param>
/// <param name="Places">Where each thing stands that a problem of a complete experiment can be about.</param>
internal sealed record YamlReading(
    string Path, EquatableArray<Declared> Declared, EquatableArray<DeclaredStudy> Studies, EquatableArray<YamlProblem> Problems,
    EquatableArray<YamlPlace> Places);

/// <summary>Where something stands that was written.</summary>
/// <param name="FullName">Full name of the experiment that it belongs to.</param>
/// <param name="Anchor">What it is.</param>
/// <param name="Span">Where it stands.</param>
internal readonly record struct YamlPlace(string FullName, Anchor Anchor, YamlSpan Span);
