using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NE.Generators.Model;
using NE.Generators.Printing;
using NE.Generators.Printing.CSharp;
using NE.Generators.Program;
using NE.Generators.Vocabulary;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Printing;

/// <summary>The run values that generated code gives its host.</summary>
public class ProgramSettingsTests
{
    /// <summary>
    /// What the runtime reads it declares, and the vocabulary marks; nothing else is left to add for a new setting. The number of tasks is no setting: the
    /// environment names them.
    /// </summary>
    [Fact]
    public void SettingsMarkedForTheRuntime_AreThePropertiesOfRunSettings() =>
        Schema.Parts.SelectMany(static part => part.Settings).Where(static setting => setting.InRunSettings)
            .Select(static setting => (setting.RunName, setting.Type)).Distinct()
            .Concat(Schema.Parts.Where(static part => part.Repeated is not null)
                .Select(static part => (part.Repeated!.List, typeof(IReadOnlyList<>).MakeGenericType(part.Type))))
            .Append((nameof(RunSettings.Tasks), typeof(int)))
            .ShouldBe(typeof(RunSettings).GetProperties().Where(static property => property.CanWrite)
                .Select(static property => (property.Name, property.PropertyType)), ignoreOrder: true);

    [Fact]
    public void EveryRunValue_OfThePartsThatAct_IsASettingWithItsValue()
    {
        Declaration declaration = Cases.Of("Recommended").With(("Grow.Control", Dsl.Control.OpenLoop), ("Grow.Schedule", Dsl.Anneal.WarmDecay));

        IEnumerable<(string, double)> settings = Settings(declaration).Select(static item => (item.Setting.RunName, item.Value));

        // Values of a schedule of the learning rates act beside different choices, here beside none.
        settings.ShouldBe(
            declaration.Parts.SelectMany(static part => Schema.Find(part.Name)!.Settings.Where(static setting => setting.Run || setting.InRunSettings)
                .Where(static setting => setting.ActsWith?.Setting != nameof(Dsl.AlgorithmAttribute.LearningRateSchedule))
                .Select(setting => (setting.RunName, part[setting.Name]))));
    }

    [Fact]
    public void RunValue_BesideAnotherChoiceThanItsOwn_IsNoSetting() =>
        Settings(Cases.Of("Recommended")).Select(static item => item.Setting.RunName).ShouldNotContain("Rate");

    [Fact]
    public void RunValue_OfAnAbsentPartThatTheProgramReads_IsASettingWithItsDefault() =>
        Settings(Cases.Of("Recommended").Without("Prune")).Where(static item => item.Part.Name == "Prune")
            .Select(static item => (item.Setting.Name, item.Value)).ShouldBe([("DormantThreshold", 0)]);

    [Fact]
    public void Settings_OfPlainTd3_AreThoseOfTheRuntimeAndItsNoise()
    {
        var settings = new ProgramSettings(Program(Cases.Of("Plain")));

        settings.Own.Select(static item => item.Key).ShouldBe([
            "td3.exploration-noise", "td3.target-noise", "td3.target-noise-clip", "adam.beta1", "adam.beta2", "adam.epsilon",
        ]);
        settings.Type.ShouldBe("AgentSettings");
    }

    [Fact]
    public void AgentValues_OfGeneratedCode_AreItsOwnSettingsByName()
    {
        Assembly built = Sources.Load(Cases.Everything());
        RunSettings settings = (RunSettings)built.GetType("Cases.Paper")!.GetProperty("Settings")!.GetValue(null)!;

        settings.AgentValues().ShouldBe(Settings(Cases.Of("Paper")).Where(static item => !item.Setting.InRunSettings)
            .Select(static item => new KeyValuePair<string, double>(item.Key, item.Value)));
        settings.AgentValues().ShouldContain(new KeyValuePair<string, double>("prune.upper-bound", 0.4));
        (settings with { Steps = 5 }).AgentValues().ShouldBe(settings.AgentValues());
    }

    private static List<ProgramSettings.Item> Settings(Declaration declaration) => new ProgramSettings(Program(declaration)).All;

    private static ProgramModel Program(Declaration declaration) => ExperimentPrinter.Compile(declaration)!;
}
