using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using NE.Dsl;
using NE.Generators.Lowering;

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
        if (Names.AgentMembers.Contains(name) || Names.AgentWords.Contains(name) || (yaml && Names.Namespaces.Contains(name)))
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
            File.WriteAllText(file, Yaml(name));
            Console.WriteLine($"{file}: train it with: ne run {file}");
            return;
        }

        File.WriteAllText(Path.Combine(name, name + ".csproj"), Project());
        File.WriteAllText(Path.Combine(name, "Program.cs"), "return NE.Runtime.Hosting.Host.Run(args, NE.Experiments.All);\n");
        File.WriteAllText(Path.Combine(name, name + ".cs"), Code(name));
        Console.WriteLine($"{name}: train it with: ne run {name}");
    }

    // An installed tool makes what the template of its version makes: a project that refers to the packages.
    private static string Project() => Repository.IsThere ? ProjectOnSources() : $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="NE.Dsl" Version="{Version}" />
            <PackageReference Include="NE.Runtime" Version="{Version}" />
          </ItemGroup>
        </Project>

        """;

    // Without what follows a plus sign: the state of the sources.
    private static string Version => typeof(NewCommand).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static string ProjectOnSources()
    {
        string sources = Path.Combine(Repository.Root, "src");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>14.0</LangVersion>
                <Nullable>enable</Nullable>
                <!-- Kernels run at full speed from their first call: no tiers, no on-stack replacement. -->
                <TieredCompilation>false</TieredCompilation>
                <TieredPGO>false</TieredPGO>
                <ServerGarbageCollector>false</ServerGarbageCollector>
                <ConcurrentGarbageCollection>false</ConcurrentGarbageCollection>
              </PropertyGroup>
              <ItemGroup>
                <AdditionalFiles Include="**/*.ne.yaml" Exclude="bin/**;obj/**" />
                <ProjectReference Include="{sources}/NE.Dsl/NE.Dsl.csproj" />
                <ProjectReference Include="{sources}/NE.Runtime/NE.Runtime.csproj" />
                <ProjectReference Include="{sources}/NE.Generators/NE.Generators.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
              </ItemGroup>
            </Project>

            """;
    }

    private static string Code(string name) => $$"""
        using NE.Dsl;

        namespace {{name}}Project;

        /// <summary>NE-TD3 on HalfCheetah. What is not written comes from the preset.</summary>
        [Experiment(Steps = 300_000), Environment(Tasks.HalfCheetah), Td3]
        [Topology(Density = 0.25), Grow(Every = 1_000), Prune(UpperBound = 0.4), Review(Oldest = 0.25)]
        public partial class {{name}}
        {
            [Actor]
            public partial class Policy
            {
                [Linear(256), Relu] public partial Layer Hidden1 { get; }

                [Linear(128), Relu] public partial Layer Hidden2 { get; }

                [Linear(Size.Action), Tanh] public partial Layer Action { get; }
            }

            [Critic(Twins = 2)]
            public partial class Value
            {
                [Linear(256), Relu] public partial Layer Hidden1 { get; }

                [Linear(128), Relu] public partial Layer Hidden2 { get; }

                [Linear(1)] public partial Layer Q { get; }
            }
        }

        /// <summary>Plain TD3, to compare with.</summary>
        [Variant<{{name}}>, Dense, Without<WeightClipAttribute>]
        public partial class Baseline;

        /// <summary>Does growing pay?</summary>
        [Study(Seeds = 5), Compare<{{name}}>, Compare<Baseline>]
        public partial class Comparison;

        """;

    private static string Yaml(string name) => $$"""
        experiment: {{name}}
        steps: 300_000
        environment: HalfCheetah-v4
        algorithm: td3
        networks:
          actor:  [linear 256, relu, linear 128, relu, linear action, tanh]
          critic: { twins: 2, layers: [linear 256, relu, linear 128, relu, linear 1] }
        topology: { density: 0.25 }
        grow:     { every: 1_000 }
        prune:    { upper-bound: 0.4 }
        review:   { oldest: 0.25 }

        """;
}
