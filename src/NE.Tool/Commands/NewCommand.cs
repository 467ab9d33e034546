using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using NE.Dsl;
using NE.Generators.Program;

namespace NE.Tool.Commands;

/// <summary><c>ne new</c>: creates a folder with an experiment that is ready to train.</summary>
internal static class NewCommand
{
    internal static Command Of()
    {
        Argument<string> name = new("NAME") { Description = "Name of the experiment and of the folder, a C# identifier." };
        Option<bool> yaml = new("--yaml") { Description = "One *.ne.yaml file instead of a project." };
        Command command = new("new", "Creates a folder with an experiment that is ready to train. Example: ne new MyExperiment")
        {
            name, yaml,
        };
        command.SetAction(result => Execute(result.GetValue(name)!, result.GetValue(yaml)));
        return command;
    }

    // The other classes of the template; a class cannot contain one of the same name.
    private static readonly string[] Taken = ["Policy", "Value", "Baseline", "Comparison"];

    private static void Execute(string name, bool yaml)
    {
        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_') || !name.All(letter => char.IsLetterOrDigit(letter) || letter == '_'))
        {
            throw new ToolException($"'{name}' is not a valid class name; use letters, digits and _, starting with a letter.")
            {
                WrongUse = true,
            };
        }

        if (SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None)
        {
            throw new ToolException($"'{name}' is a C# keyword; choose another name.") { WrongUse = true };
        }

        if (Taken.Contains(name) || typeof(Layer).Assembly.GetExportedTypes().Any(type => type.Name == name))
        {
            throw new ToolException($"'{name}' is a class that the experiment itself uses; choose another name.") { WrongUse = true };
        }

        // Code generated from YAML is in the global namespace.
        if (MemberNames.AgentMembers.Contains(name) || MemberNames.AgentWords.Contains(name) || (yaml && MemberNames.Namespaces.Contains(name)))
        {
            throw new ToolException($"'{name}' is a name that generated code uses; choose another name.") { WrongUse = true };
        }

        if (Directory.Exists(name) && Directory.EnumerateFileSystemEntries(name).Any())
        {
            throw new ToolException($"the folder {name} already exists and is not empty; choose another name.");
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

    /// <summary>A file of the template ne-experiment, with the experiment renamed.</summary>
    private static string Template(string file, string name)
    {
        using System.IO.Stream stream = typeof(NewCommand).Assembly.GetManifestResourceStream(file)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Replace("Growing", name).Replace("NeExperiment", name + "Project");
    }

    // An installed tool creates the same as the template of its version: a project that references the packages.
    private static string Project(string name) => Repository.IsThere
        ? ProjectOnSources()
        : Template("NeExperiment.csproj", name).Replace("NE_VERSION", Version);

    // Without the part after a plus sign, which identifies the source commit.
    private static string Version => typeof(NewCommand).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    // Imports what the packages would provide.
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
