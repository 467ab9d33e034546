using System;

namespace NE.Dsl;

/// <summary>The task of an experiment, as a user-defined class.</summary>
/// <typeparam name="TTask">
/// A class with <see cref="TaskAttribute"/> that implements <c>NE.Runtime.Environments.IEnvironment</c> and has a public parameterless
/// constructor.
/// </typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EnvironmentAttribute<TTask> : PartAttribute
    where TTask : class;
