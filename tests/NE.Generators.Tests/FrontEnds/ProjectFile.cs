using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace NE.Generators.Tests.FrontEnds;

/// <summary>A file of a project that is not C#.</summary>
internal sealed class ProjectFile(string path, string text) : AdditionalText
{
    private readonly SourceText text = SourceText.From(text);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => text;
}

/// <summary>The properties of a project that its generators see.</summary>
internal sealed class ProjectOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties(new() { ["build_property.RootNamespace"] = "Sample" });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Properties([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Properties([]);

    private sealed class Properties(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
