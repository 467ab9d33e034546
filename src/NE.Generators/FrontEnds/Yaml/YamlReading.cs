using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Model.Studies;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>The declarations of one YAML file and their problems.</summary>
/// <param name="Path">Path of the file, as given.</param>
/// <param name="Declared">The experiment and its variants, in the order written.</param>
/// <param name="Studies">The studies.</param>
/// <param name="Problems">Problems of the text; those of complete experiments come from the resolver.</param>
/// <param name="Places">Locations to which problems of complete experiments can refer.</param>
internal sealed record YamlReading(
    string Path, EquatableArray<Declared> Declared, EquatableArray<DeclaredStudy> Studies, EquatableArray<YamlProblem> Problems,
    EquatableArray<YamlPlace> Places);

/// <summary>The location of something written.</summary>
/// <param name="FullName">Full name of its experiment.</param>
/// <param name="Anchor">The thing written.</param>
/// <param name="Span">Its location.</param>
internal readonly record struct YamlPlace(string FullName, Anchor Anchor, YamlSpan Span);
