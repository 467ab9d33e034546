using System;

namespace NE.Dsl;

/// <summary>Adds an experiment or a variant to a study.</summary>
/// <typeparam name="TExperiment">A class with <see cref="ExperimentAttribute"/> or <see cref="VariantAttribute{TBase}"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CompareAttribute<TExperiment> : Attribute
    where TExperiment : class;
