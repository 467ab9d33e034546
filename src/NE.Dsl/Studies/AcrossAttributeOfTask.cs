using System;

namespace NE.Dsl;

/// <summary>Adds a user-defined task to the tasks of a study.</summary>
/// <typeparam name="TTask">
/// A class with <see cref="TaskAttribute"/> that implements <c>NE.Runtime.Environments.IEnvironment</c> and has a public parameterless
/// constructor.
/// </typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AcrossAttribute<TTask> : Attribute
    where TTask : class;
