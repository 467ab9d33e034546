using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using NE.Dsl;
using NE.Generators.Program;

namespace NE.Tool.Commands;

/// <summary><c>ne new</c>: a folder with an experiment that trains.</summary>
internal static class NewCommand
{
    internal static Command Of()
    {
        Argument<string> name = new("NAME") { Description = "Name of the experiment, a C# identifier; the folder is called the same." };
        Option<bool> yaml = new("--yaml") { Description = "One *.ne.yaml file instead of a project." };
        Command command = new("new", "Makes a folder with an experiment that trains. Example: ne new MyExperiment") { name, yaml };
        command.SetAction(result => Execute(result.GetValue(name)!, result.GetValue(yaml)));
        return command;
    }

    // The other classes of the template; a class cannot hold one of its own name.
    private static readonly string[] Taken = ["Policy", "Value", "Baseline", "Comparison"];

    private static void Execute(string name, bool yaml)
    {
        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_') || !name.All(letter => char.IsLetterOrDigit(letter) || letter == '_'))
        {
            throw new ToolException($"'{name}' is no name for a class; use letters, digits and _, and begin with a letter.") { WrongUse = true };
        }

        if (SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None)
        {
            throw new ToolException($"'{name}' is a word of C# itself; choose another name.") { WrongUse = true };
        }

        if (Taken.Contains(name) || typeof(Layer).Assembly.GetExportedTypes().Any(type => type.Name == name))
        {
            throw new ToolException($"'{name}' is a class that the experiment itself uses; choose another name.") { WrongUse = true };
        }

        // What is made of YAML stands outside all namespaces.
        if (MemberNames.AgentMembers.Contains(name) || MemberNames.AgentWords.Contains(name) || (yaml && MemberNames.Namespaces.Contains(name)))
        {
            throw new ToolException($"'{name}' is a name that generated code uses; choose another name.") { WrongUse = true };
        }

        if (Directory.Exists(name) && Directory.EnumerateFileSystemEntries(name).Any())
        {
            throw new ToolException($"the folder {name} is there already and not empty; choose another name.");
        }

        Directory.CreateDirectory(name);
        if (yaml)
        {
            string file = Path.Combine(name, name + ".ne.yaml");
            File.WriteAllText(file, Template("NeExperiment.ne.yaml", name));
            File.WriteAllText(Path.Combine(name, "ne.schema.json"), Template("ne.schema.json", name));
            Console.WriteLine($"{file}: train it with: ne run {file}");
            return;
        }

        File.WriteAllText(Path.Combine(name, name + ".csproj"), Project(name));
        File.WriteAllText(Path.Combine(name, "Program.cs"), Template("Program.cs", name));
        File.WriteAllText(Path.Combine(name, name + ".cs"), Template("NeExperiment.cs", name));
        Console.WriteLine($"{name}: train it with: ne run {name}");
    }

    /// <summary>A file of the template ne-experiment; its experiment has the name asked for.</summary>
    private static string Template(string file, string name)
    {
        using System.IO.Stream stream = typeof(NewCommand).Assembly.GetManifestResourceStream(file)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Replace("Growing", name).Replace("NeExperiment", name + "Project");
    }

    // An installed tool makes what the template of its version makes: a project that refers to the packages.
    private static string Project(string name) => Repository.IsThere
        ? ProjectOnSources()
        : Template("NeExperiment.csproj", name).Replace("NE_VERSION", Version);

    // Without what follows a plus sign: the state of the sources.
    private static string Version => typeof(NewCommand).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    // What the packages bring by themselves is imported.
    private static string ProjectOnSources()
    {
        string sources = Path.Combine(Repository.Root, "src");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{sources}/NE.Dsl/build/NE.Dsl.props" />
              <Import Project="{sources}/NE.Runtime/build/NE.Runtime.props" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>14.0</LangVersion>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="{sources}/NE.Dsl/NE.Dsl.csproj" />
                <ProjectReference Include="{sources}/NE.Runtime/NE.Runtime.csproj" />
                <ProjectReference Include="{sources}/NE.Generators/NE.Generators.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
              </ItemGroup>
              <Import Project="{sources}/NE.Dsl/build/NE.Dsl.targets" />
            </Project>

            """;
    }
}
