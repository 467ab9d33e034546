using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using NE.Generators.FrontEnds;
using NE.Generators.FrontEnds.Attributes;
using NE.Generators.Model;
using Shouldly;

namespace NE.Generators.Tests.Printing;

/// <summary>Declarations in C# to models, and generated text to assemblies, as a user's build does it.</summary>
internal static class Sources
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly Lazy<MetadataReference[]> References = new(static () =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "NE.Dsl.dll" or "NE.Runtime.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path))]);

    /// <summary>The complete experiments of a source, by name.</summary>
    public static IReadOnlyDictionary<string, Declaration> Declarations(string source)
    {
        IReadOnlyList<Resolution> resolutions = Resolutions(source);
        foreach (Resolution resolution in resolutions)
        {
            resolution.Complete.ShouldBeTrue($"{resolution.Declared.Name}: {string.Join("; ", resolution.Problems)}");
        }

        return resolutions.ToDictionary(static r => r.Declaration!.Name, static r => r.Declaration!);
    }

    /// <summary>All experiments of a source, the wrong ones with their problems.</summary>
    public static IReadOnlyList<Resolution> Resolutions(string source)
    {
        CSharpCompilation compilation = Compilation(source);
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        SemanticModel model = compilation.GetSemanticModel(tree);
        IEnumerable<Declared> places = tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Select(node => model.GetDeclaredSymbol(node)!)
            .Where(static type => type.IsExperiment())
            .Select(static type => AttributeReader.Read(type, CancellationToken.None).Declared);
        return [.. Resolver.Resolve(places, CancellationToken.None)];
    }

    /// <summary>Compiles texts as a user who treats warnings as errors and documents everything; returns what the compiler says.</summary>
    public static IReadOnlyList<string> Complaints(IEnumerable<string> texts) =>
    [
        .. Compilation([.. texts]).GetDiagnostics()
            .Where(static d => d.Severity >= DiagnosticSeverity.Warning)
            .Select(static d => d.ToString()),
    ];

    /// <summary>Compiles texts and loads the assembly, into a context that can leave memory or for good.</summary>
    public static Assembly Load(IEnumerable<string> texts, AssemblyLoadContext? home = null)
    {
        using var image = new MemoryStream();
        EmitResult result = Compilation([.. texts]).Emit(image);
        result.Success.ShouldBeTrue(string.Join("\n", result.Diagnostics.Take(20)));
        if (home is null)
        {
            return Assembly.Load(image.ToArray());
        }

        image.Position = 0;
        return home.LoadFromStream(image);
    }

    private static CSharpCompilation Compilation(params string[] texts) => CSharpCompilation.Create(
        "User",
        texts.Select(static (text, i) => CSharpSyntaxTree.ParseText(text, Parsing, $"{i}.cs")),
        References.Value,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999,
            generalDiagnosticOption: ReportDiagnostic.Error));
}
