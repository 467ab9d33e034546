using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NE.Generators.FrontEnds;
using NE.Generators.FrontEnds.Attributes;
using NE.Generators.FrontEnds.Yaml;
using NE.Generators.Model;
using NE.Generators.Model.Studies;

namespace NE.Tool.Compiling;

/// <summary>The declarations in a project or a YAML file, for inspection.</summary>
internal sealed class Declarations
{
    private readonly CSharpCompilation compilation;
    private readonly string[] yaml;
    private readonly string rootNamespace;

    private Declarations(CSharpCompilation compilation, string[] yaml, string rootNamespace)
    {
        this.compilation = compilation;
        this.yaml = yaml;
        this.rootNamespace = rootNamespace;
    }

    /// <summary>The sources of the project, without generated code.</summary>
    internal CSharpCompilation Compilation => compilation;

    /// <summary>Opens a folder with a project, a project file, or a YAML file.</summary>
    internal static Declarations Open(string target) => YamlProgram.IsYaml(target)
        ? new(YamlProgram.Empty(), [YamlProgram.Existing(target)], "")
        : Project(Dotnet.ProjectFile(target));

    /// <summary>Runs the generator on it.</summary>
    internal GeneratorRun Generate() => GeneratorRun.Of(compilation, yaml, rootNamespace);

    /// <summary>The complete experiments, bases before their variants, then by name.</summary>
    /// <exception cref="ToolException">It has errors, which are on the error output.</exception>
    internal IReadOnlyList<Declaration> Read()
    {
        // It reports all problems at their lines and columns, as a build does.
        Generate();
        Resolution[] resolved = [.. Resolver.Resolve(Places(), CancellationToken.None, assembly: true)];
        return resolved.FirstOrDefault(static resolution => !resolution.Complete) is { } broken
            ? throw new ToolException($"{broken.Declared.Name} has errors; build it to see them.")
            : [.. resolved.Select(resolution => resolution.Declaration!).OrderBy(declaration => declaration.Base is not null)
                .ThenBy(declaration => declaration.FullName, StringComparer.Ordinal)];
    }

    /// <summary>The declarations as written, with bases named but not resolved.</summary>
    internal IReadOnlyList<Declared> Places()
    {
        IEnumerable<Declared> code = compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(Symbols.IsExperiment).Select(type => AttributeReader.Read(type, CancellationToken.None).Declared);
        IEnumerable<Declared> files = yaml.SelectMany(file => YamlFrontEnd.Read(file, File.ReadAllText(file), rootNamespace).Declared);
        return Bases.Complete(code.Concat(files));
    }

    /// <summary>The studies as written, by name.</summary>
    internal IReadOnlyList<DeclaredStudy> Studies()
    {
        IEnumerable<DeclaredStudy> code = compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(Symbols.IsStudy).Select(type => StudyReader.Read(type, CancellationToken.None).Declared);
        IEnumerable<DeclaredStudy> files = yaml.SelectMany(file => YamlFrontEnd.Read(file, File.ReadAllText(file), rootNamespace).Studies);
        IReadOnlyList<Declared> places = Places();
        return [.. code.Concat(files).Where(study => !study.Broken).Select(study => Bases.Complete(study, places))
            .OrderBy(study => study.FullName, StringComparer.Ordinal)];
    }

    /// <summary>One experiment by its simple name.</summary>
    internal static Declaration Find(IReadOnlyList<Declaration> declarations, string name) =>
        declarations.FirstOrDefault(declaration => declaration.Name == name)
        ?? throw new ToolException($"there is no experiment '{name}'; there are {string.Join(", ", declarations.Select(found => found.Name))}.")
        {
            WrongUse = true,
        };

    private static Declarations Project(string file)
    {
        // Its references must have been built, and its own errors are best reported by the build.
        Dotnet.Build(file);
        (int code, string output) = Dotnet.Read(
            "dotnet",
            ["msbuild", file, "-p:Configuration=Release", "-v:q", "-nologo", "-t:ResolveReferences", "-getItem:Compile", "-getItem:ReferencePath",
                "-getItem:AdditionalFiles", "-getProperty:RootNamespace"]);
        if (code != 0)
        {
            Console.Error.Write(output);
            throw new ToolException($"{file} cannot be read; fix the errors listed above.");
        }

        using JsonDocument project = JsonDocument.Parse(output);
        JsonElement items = project.RootElement.GetProperty("Items");
        string[] Paths(string item) =>
            [.. items.GetProperty(item).EnumerateArray().Select(found => found.GetProperty("FullPath").GetString()!).Where(File.Exists)];
        CSharpParseOptions parsing = new(LanguageVersion.Preview);
        return new(
            CSharpCompilation.Create(
                Path.GetFileNameWithoutExtension(file),
                Paths("Compile").Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), parsing, path)),
                Paths("ReferencePath").Select(path => MetadataReference.CreateFromFile(path)),
                new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)),
            [.. Paths("AdditionalFiles").Where(YamlProgram.IsYaml)],
            project.RootElement.GetProperty("Properties").GetProperty("RootNamespace").GetString() ?? "");
    }
}
